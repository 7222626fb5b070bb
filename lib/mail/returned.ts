import type { Tx } from "@/db/client";
import { enqueue } from "@/lib/jobs/queue";
import type { MailRow } from "@/lib/mail/compose";

/** Has the team told that an email to a customer about an update failed for good, or came back. */
export async function enqueueReturned(
  tx: Tx,
  mail: Pick<MailRow, "shopId" | "id" | "customerId" | "updateId">,
): Promise<void> {
  if (!mail.customerId || !mail.updateId) return;
  const { shopId, id: mailId } = mail;
  await enqueue(tx, "tell_returned", { shopId, mailId }, { jobKey: `returned:${mailId}` });
}
