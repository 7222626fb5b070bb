import RatingResponsible from "@/emails/rating-responsible";
import { DAY } from "@/lib/base/time";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues } from "@/lib/mail/frame";
import { hasLeft } from "@/lib/mail/has-left";
import { readLoop } from "@/lib/ratings/mails/rating-facts";
import { ratingValues, sampleRating } from "@/lib/ratings/mails/rating-values";
import { whyTold } from "@/lib/updates/why-told";

/** Any rating, to whoever is responsible for the update. */
export const responsibleMail = defineMailKind({
  name: "rating.responsible",
  class: "team",
  usefulFor: 7 * DAY,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "intro" } },
  template: RatingResponsible,
  compose: async (tx, mail, shop) => {
    const loop = await readLoop(tx, mail);
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    const { facts, rating } = loop;
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await ratingValues(tx, shop, loop)),
        why: await whyTold(tx, mail),
      },
      props: {
        stars: rating.stars,
        title: facts.update.title,
        comment: rating.comment,
        cardUrl: cardUrl(mail),
      },
    };
  },
  sample: (facts) => {
    const { values, props } = sampleRating(facts);
    return { values: { ...values, why: "assignee" }, props };
  },
});
