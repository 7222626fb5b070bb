import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mails } from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { keyOf, recipientsOf } from "@/lib/updates/recipients";
import { tellTeam } from "@/lib/updates/tell-team";

type Key = { shopId: string; mailId: string };

/**
 * Tells the team that an email to a customer about an update failed for good or came back, once.
 * An email to the team that finds no way is told to nobody: telling could fail the same way.
 */
export async function tellReturned({ shopId, mailId }: Key): Promise<void> {
  await transaction(async (tx) => {
    const mail = await readMail(tx, { shopId, mailId });
    if (!mail?.customerId || !mail.updateId || !mail.orderId || !didNotArrive(mail)) return;
    const { orderId, updateId } = mail;
    const facts = await readLoopFacts(tx, shopId, updateId);
    await tellTeam(
      tx,
      { shopId, updateId },
      recipientsOf("mail.returned", facts).map((to) => ({
        kind: "mail.returned",
        dedupeKey: `returned:${mailId}:${keyOf(to)}`,
        to,
        orderId,
        updateId,
        delay: 0,
      })),
    );
  });
}

/** Whether an email failed for good, or came back. */
export function didNotArrive(mail: Pick<MailRow, "state" | "bouncedAt">): boolean {
  return mail.state === "failed" || mail.bouncedAt !== null;
}

/** The email that one about its failure is about. */
export function readReturned(tx: Tx, { shopId, dedupeKey }: MailRow): Promise<MailRow | undefined> {
  return readMail(tx, { shopId, mailId: dedupeKey.split(":")[1] ?? "" });
}

async function readMail(tx: Tx, { shopId, mailId }: Key): Promise<MailRow | undefined> {
  const [mail] = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.id, mailId)));
  return mail;
}
