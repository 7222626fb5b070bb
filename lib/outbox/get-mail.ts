import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, orders } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { type Message, openMessage } from "@/lib/mail/message";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { maskLinks } from "@/lib/outbox/mask-links";
import { columns, type MailListRow, ofMail } from "@/lib/outbox/queries";

export type MailDetail = MailListRow & {
  /** As handed over; null while there is nothing to show. */
  message: Message | null;
  /** Whether the secret links are shown. They are when there is no other mailbox than this page. */
  linksShown: boolean;
  /** It concerns somebody else's sign-in: only that person may read it. */
  private: boolean;
};

/** One mail with its content as sent. Throws `not_found`. */
export async function getMail(actor: MemberActor, mailId: string): Promise<MailDetail> {
  const [row] = await database()
    .select({ ...columns, sealed: mails.sealed, accountId: mails.accountId })
    .from(mails)
    .leftJoin(orders, ofMail)
    .where(and(eq(mails.shopId, actor.shopId), eq(mails.id, mailId)));
  if (!row) throw new AppError("not_found");
  const { sealed, accountId, ...mail } = row;
  if (accountId && accountId !== actor.accountId) {
    return { ...mail, linksShown: false, private: true, message: null };
  }
  // A way into an account is for whoever reads the mail of its address, and for nobody here.
  const linksShown = mail.transport === "outbox" && !mailKinds[mail.kind].wayIn;
  const message = sealed && openMessage(sealed);
  return {
    ...mail,
    linksShown,
    private: false,
    message: message && !linksShown ? maskLinks(message) : message,
  };
}
