import MailReturned from "@/emails/mail-returned";
import { DAY } from "@/lib/base/time";
import { texts } from "@/lib/i18n/texts";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues, orderValues, readMailFacts } from "@/lib/mail/frame";
import { hasLeft } from "@/lib/mail/has-left";
import type { MailKind } from "@/lib/mail/kinds";
import { oneLine } from "@/lib/mail/message";
import { excerpt, flag } from "@/lib/mail/words";
import { didNotArrive, readReturned } from "@/lib/updates/tell-returned";
import { whyTold } from "@/lib/updates/why-told";

/** To the team: an email to the customer failed for good, or came back. */
export const returnedMail = defineMailKind({
  name: "mail.returned",
  class: "team",
  usefulFor: 7 * DAY,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: MailReturned,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    const returned = await readReturned(tx, mail);
    if (!facts || !returned?.toAddress) return { drop: "erased" };
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    if (!didNotArrive(returned)) return { drop: "sent_after_all" };
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        address: returned.toAddress,
        has_reason: flag(returned.lastError),
        mail_reason: excerpt(oneLine(returned.lastError ?? ""), 300),
        why: await whyTold(tx, mail),
      },
      props: {
        title: facts.update.title,
        kind: nameOf(shop.locale, returned.kind),
        cardUrl: cardUrl(mail),
      },
    };
  },
  sample: ({ frame, title, url }) => ({
    values: {
      address: "clara@example.com",
      has_reason: "yes",
      mail_reason: "550 5.1.1 No such user",
      why: "assignee",
    },
    props: { title, kind: nameOf(frame.lang, "note.customer"), cardUrl: url },
  }),
});

function nameOf(locale: string, kind: MailKind): string {
  return texts(locale, "mailKinds")(kind);
}
