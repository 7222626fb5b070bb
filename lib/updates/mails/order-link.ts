import type { Tx } from "@/db/client";
import type { MailRow } from "@/lib/mail/compose";
import { createLink } from "@/lib/mail/links";

/** Makes a link to the order that opens at this mail's update, and returns its address. */
export async function createOrderLink(tx: Tx, mail: MailRow): Promise<string> {
  const { shopId, orderId, updateId, id: mailId } = mail;
  if (!orderId) throw new Error("A mail about an update without its order.");
  const link = await createLink(tx, { shopId, purpose: "portal", orderId, updateId, mailId });
  return `${link}?update=${updateId}`;
}
