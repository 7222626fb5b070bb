import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { members } from "@/db/schema";
import MailTest from "@/emails/mail-test";
import { env } from "@/lib/base/env";
import type { Composer } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import { readMailWay } from "@/lib/mail/mail-way";
import { testSubject } from "@/lib/mail/test-key";
import { mailWords } from "@/lib/mail/words";
import { composeSample } from "@/lib/settings/mail/sample-mail";

/** `mail.test`: says that emails are sent, or shows one kind of mail as customers get it. */
export const composeTestMail: Composer = async (tx, mail, shop) => {
  const subject = testSubject(mail.dedupeKey);
  if (subject) return composeSample(shop, subject);
  const [member] = await tx
    .select({ name: members.name })
    .from(members)
    .where(and(eq(members.shopId, mail.shopId), eq(members.id, mail.memberId ?? mail.id)));
  if (!member) return { drop: "member_gone" };
  const { transport } = await readMailWay(mail.shopId);
  const text = mailWords(shop.locale, "mail-test", {
    shop_name: shop.name,
    transport: transport.name,
    time: mailDates(shop).time(new Date()),
    member_name: member.name,
    reply_to: shop.replyTo,
  });
  const element = createElement(MailTest, {
    ...mailFrame(shop),
    text,
    manageUrl: `${env().APP_URL}/settings/mail`,
  });
  return { subject: text.subject, element };
};
