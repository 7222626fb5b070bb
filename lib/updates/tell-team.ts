import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events } from "@/db/schema";
import { systemActor } from "@/lib/identity/system";
import { type MailDraft, type QueuedMail, queueMails } from "@/lib/mail/queue-mail";
import { recordEvent } from "@/lib/updates/record-event";

/** Queues the mails that tell the team of something. Without any, the log says once that nobody was told; it stands on the owners' Home. */
export async function tellTeam(
  tx: Tx,
  { shopId, updateId }: { shopId: string; updateId: string },
  drafts: MailDraft[],
): Promise<QueuedMail[]> {
  if (drafts.length > 0) return queueMails(tx, shopId, drafts);
  const [known] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.shopId, shopId),
        eq(events.updateId, updateId),
        eq(events.type, "alert.nobody"),
      ),
    )
    .limit(1);
  if (!known) await recordEvent(tx, systemActor(shopId), { updateId, type: "alert.nobody" });
  return [];
}
