import { and, eq } from "drizzle-orm";
import { mails } from "@/db/schema";
import UpdateCustomerWrote from "@/emails/update-customer-wrote";
import { ERASED } from "@/lib/base/erased";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues, mailDates, orderValues, readMailFacts } from "@/lib/mail/frame";
import { excerpt } from "@/lib/mail/words";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { isRecipientOf, recipientsOf } from "@/lib/updates/recipients";
import { readToldNotes, tellSuccessor } from "@/lib/updates/tell-customer-wrote";
import { whyTold } from "@/lib/updates/why-told";

/** To the team: what the customer wrote since the mail was queued, while nobody has answered. */
export const customerWroteMail = defineMailKind({
  name: "update.customer_wrote",
  class: "team",
  usefulFor: null,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: UpdateCustomerWrote,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts?.update.waitingSince) return { drop: "answered" };
    const team = await readLoopFacts(tx, mail.shopId, facts.update.id);
    if (!recipientsOf("update.customer_wrote", team).some(isRecipientOf(mail)))
      return { drop: "reassigned" };
    const notes = await readToldNotes(tx, mail);
    const said = notes.filter(({ body }) => body !== ERASED);
    if (said.length === 0) return { drop: "erased" };
    const { dayAndTime } = mailDates(shop);
    const { customerName } = facts.order;
    const { quotes, shortened } = quoteWithin(said.map(({ body }) => body));
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        count: said.length,
        excerpt: excerpt(said.map(({ body }) => body).join(" ")),
        waiting_since: dayAndTime(facts.update.waitingSince),
        why: await whyTold(tx, mail),
      },
      props: {
        title: facts.update.title,
        quotes: said.map(({ createdAt }, index) => ({
          author: customerName,
          writtenAt: dayAndTime(createdAt),
          body: quotes[index] ?? "",
        })),
        shortened,
        cardUrl: cardUrl(mail),
      },
    };
  },
  dropped: async (tx, { shopId, mailId }, reason) => {
    if (reason !== "reassigned") return;
    const [mail] = await tx
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shopId), eq(mails.id, mailId)));
    if (mail) await tellSuccessor(tx, mail);
  },
  sample: ({ title, comment, dates, now, url, values }) => ({
    values: {
      count: 1,
      excerpt: comment,
      waiting_since: dates.dayAndTime(now),
      why: "assignee",
    },
    props: {
      title,
      quotes: [{ author: values.customer_name, writtenAt: dates.dayAndTime(now), body: comment }],
      cardUrl: url,
    },
  }),
});

/** Characters of quotes in one mail: what providers clip says nothing at all. */
const QUOTED_MAX = 15_000;

/** All messages, whole where they fit, else each as far as its share goes. */
export function quoteWithin(
  bodies: string[],
  max = QUOTED_MAX,
): { quotes: string[]; shortened: boolean } {
  const characters = bodies.map((body) => [...body]);
  const total = characters.reduce((sum, { length }) => sum + length, 0);
  if (total <= max) return { quotes: bodies, shortened: false };
  const share = Math.floor(max / bodies.length);
  const quotes = characters.map((list) =>
    list.length <= share ? list.join("") : `${list.slice(0, share).join("").trimEnd()}…`,
  );
  return { quotes, shortened: true };
}
