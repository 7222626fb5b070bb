import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mails } from "@/db/schema";
import type { DropReason, MailKind } from "@/lib/mail/kinds";

/**
 * The statement that drops the mails of an update that are still queued, because what just happened
 * makes them pointless; to be awaited or to be part of a bigger one. It returns which.
 */
export function cancelMails(
  tx: Tx,
  shopId: string,
  updateId: string,
  kinds: MailKind[],
  reason: DropReason,
) {
  return tx
    .update(mails)
    .set({ state: "dropped", dropReason: reason, nextAttemptAt: null })
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        oneOf(mails.kind, kinds),
        eq(mails.state, "queued"),
      ),
    )
    .returning({ id: mails.id });
}
