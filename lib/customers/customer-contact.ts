import { and, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { blockedAddresses, mails } from "@/db/schema";
import type { BlockReason } from "@/lib/base/vocabularies";
import type { MailKind, MailState } from "@/lib/mail/kinds";

export type CustomerMail = {
  id: string;
  kind: MailKind;
  state: MailState;
  createdAt: Date;
  sentAt: Date | null;
};

export type AddressBlock = { reason: BlockReason; at: Date };

/** Rows of each list that a customer's page shows, the newest. */
export const SHOWN = 50;

type Whose = { shopId: string; customerId: string };

/** The newest mails decided for a customer. */
export function listMailsOf({ shopId, customerId }: Whose): Promise<CustomerMail[]> {
  return database()
    .select({
      id: mails.id,
      kind: mails.kind,
      state: mails.state,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
    })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.customerId, customerId)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(SHOWN);
}

/** Why an address gets no feedback mail; null for one that does. */
export async function findBlock(
  shopId: string,
  email: string | null,
): Promise<AddressBlock | null> {
  if (!email) return null;
  const [row] = await database()
    .select({ reason: blockedAddresses.reason, at: blockedAddresses.at })
    .from(blockedAddresses)
    .where(and(eq(blockedAddresses.shopId, shopId), eq(blockedAddresses.address, email)));
  return row ?? null;
}
