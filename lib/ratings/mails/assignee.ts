import RatingAssignee from "@/emails/rating-assignee";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues } from "@/lib/mail/frame";
import { readLoop } from "@/lib/ratings/mails/rating-facts";
import { hasLeft, ratingValues, sampleRating } from "@/lib/ratings/mails/rating-values";

/** Any rating, to whoever the update is assigned to. */
export const assigneeMail = defineMailKind({
  name: "rating.assignee",
  class: "team",
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "intro" } },
  template: RatingAssignee,
  compose: async (tx, mail, shop) => {
    const loop = await readLoop(tx, mail);
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    const { facts, rating } = loop;
    return {
      values: { ...commonValues(shop, facts), ...(await ratingValues(tx, shop, loop)) },
      props: {
        stars: rating.stars,
        title: facts.update.title,
        comment: rating.comment,
        cardUrl: cardUrl(mail),
      },
    };
  },
  sample: sampleRating,
});
