import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { deliverMail } from "@/lib/mail/deliver-mail";
import type { MailKind } from "@/lib/mail/kinds";
import { type Message, openMessage } from "@/lib/mail/message";
import { mailKinds } from "@/lib/mail-kinds/registry";

/** Does what the worker would do for every queued mail of a shop, whenever it is due. */
export async function deliverAll(shopId: string): Promise<void> {
  const queued = await database()
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), inArray(mails.state, ["queued", "sending"])))
    .orderBy(asc(mails.createdAt), asc(mails.id));
  for (const { id } of queued) await deliverOne(shopId, id);
}

/** Does it for one mail. */
export function deliverOne(shopId: string, mailId: string): Promise<void> {
  return deliverMail({ shopId, mailId }, mailKinds);
}

/** Has the worker send the queued mails of a kind at once, as if their time had come. */
export async function hurryMails(shopId: string, kind: MailKind): Promise<void> {
  await database()
    .update(mails)
    .set({ sendAt: sql`now()` })
    .where(and(eq(mails.shopId, shopId), eq(mails.kind, kind), eq(mails.state, "queued")));
}

/** The message of a mail as it was sent. */
export async function sentMessage(shopId: string, mailId: string): Promise<Message> {
  const [mail] = await database()
    .select({ sealed: mails.sealed })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.id, mailId)));
  if (!mail?.sealed) throw new Error("This mail was not sent.");
  return openMessage(mail.sealed);
}
