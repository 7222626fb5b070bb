import RatingAlert from "@/emails/rating-alert";
import { env } from "@/lib/base/env";
import { DAY } from "@/lib/base/time";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues, orderValues, solverValues } from "@/lib/mail/frame";
import { hasLeft } from "@/lib/mail/has-left";
import { readLoop } from "@/lib/ratings/mails/rating-facts";
import { ratingValues, sampleRating } from "@/lib/ratings/mails/rating-values";

/** 1–3 stars, to the people responsible. */
export const alertMail = defineMailKind({
  name: "rating.alert",
  class: "team",
  usefulFor: 7 * DAY,
  // The heading is the update's title, and facts stand where others have a paragraph.
  editable: { ...LETTER, keys: { subject: "subject" } },
  template: RatingAlert,
  compose: async (tx, mail, shop) => {
    const loop = await readLoop(tx, mail);
    if (!loop.settings.alertOn) return { drop: "alert_off" };
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    const { facts, rating, solver } = loop;
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        ...solverValues(shop, solver),
        ...(await ratingValues(tx, shop, loop)),
      },
      props: {
        stars: rating.stars,
        title: facts.update.title,
        comment: rating.comment,
        cardUrl: cardUrl(mail),
        manageUrl: `${env().APP_URL}/settings/ratings`,
      },
    };
  },
  sample: sampleRating,
});
