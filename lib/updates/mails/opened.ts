import { and, eq } from "drizzle-orm";
import { npsReviews } from "@/db/schema";
import UpdateOpened from "@/emails/update-opened";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues, mailDates, orderValues, readMailFacts } from "@/lib/mail/frame";
import { hasLeft } from "@/lib/mail/has-left";
import { excerpt, flag } from "@/lib/mail/words";

/** To the assignee a rule chose, or to whoever is responsible: an update opened for an NPS answer. */
export const openedMail = defineMailKind({
  name: "update.opened",
  class: "team",
  usefulFor: null,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: UpdateOpened,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    if (!facts || facts.update.solvedAt) return { drop: "answered" };
    const { assigneeId, title } = facts.update;
    if (assigneeId && assigneeId !== mail.memberId) return { drop: "reassigned" };
    const [review] = await tx
      .select({ score: npsReviews.score, comment: npsReviews.comment, at: npsReviews.createdAt })
      .from(npsReviews)
      .where(and(eq(npsReviews.shopId, mail.shopId), eq(npsReviews.workUpdateId, facts.update.id)));
    if (!review) return { drop: "erased" };
    const { score, comment, at } = review;
    const writtenAt = mailDates(shop).dayAndTime(at);
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        nps_score: score,
        has_comment: flag(comment),
        excerpt: excerpt(comment ?? ""),
        assigned: flag(assigneeId),
      },
      props: {
        title,
        quotes: comment ? [{ author: facts.order.customerName, writtenAt, body: comment }] : [],
        cardUrl: cardUrl(mail),
      },
    };
  },
  sample: ({ title, comment, dates, now, url, values }) => ({
    values: { nps_score: 3, has_comment: "yes", excerpt: comment, assigned: "yes" },
    props: {
      title,
      quotes: [{ author: values.customer_name, writtenAt: dates.dayAndTime(now), body: comment }],
      cardUrl: url,
    },
  }),
});
