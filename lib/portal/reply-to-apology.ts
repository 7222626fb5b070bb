import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { CustomerActor } from "@/lib/identity/actor";
import { type Entry, freshEntry } from "@/lib/portal/fresh-entry";
import { lockUpdate } from "@/lib/updates/lock-update";
import { openConversation } from "@/lib/updates/open-update";
import { writeNote } from "@/lib/updates/write-note";

type Input = { title: string; body: string; submissionId?: string };

/**
 * Answers the apology for a low rating: opens a new conversation beside the rated one, or adds to the
 * one that was opened before and is still open. `actor` came by the reply link of the rated one.
 * Returns where the message stands and the entry to the order's page. Throws `not_found`.
 */
export async function replyToApology(
  actor: CustomerActor,
  { title, body, submissionId }: Input,
): Promise<{ updateId: string; entry: Entry }> {
  return transaction(async (tx) => {
    const ratedId = actor.updateId;
    if (!ratedId) throw new AppError("not_found");
    // Two answers at once queue up here, so that the second finds the first's conversation.
    await lockUpdate(tx, actor, ratedId);
    const entry = await freshEntry(tx, actor);
    const openId = await findOpenFollowUp(actor);
    const { updateId } = openId
      ? await writeNote(entry.actor, { updateId: openId, kind: "customer", body, submissionId })
      : await openConversation(entry.actor, {
          title,
          body,
          followsUpdateId: ratedId,
          submissionId,
        });
    return { updateId, entry };
  });
}

/** The newest conversation, still open, that follows the rated one a reply link belongs to. */
export async function findOpenFollowUp({
  shopId,
  orderId,
  updateId,
}: CustomerActor): Promise<string | undefined> {
  if (!updateId) return undefined;
  const [row] = await database()
    .select({ id: updates.id })
    .from(updates)
    .where(
      and(
        eq(updates.shopId, shopId),
        eq(updates.orderId, orderId),
        eq(updates.followsUpdateId, updateId),
        isNotNull(updates.visibleAt),
        isNull(updates.solvedAt),
      ),
    )
    .orderBy(desc(updates.createdAt), desc(updates.id))
    .limit(1);
  return row?.id;
}
