import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import RatingDetractor from "@/emails/rating-detractor";
import { DAY } from "@/lib/base/time";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { commonValues } from "@/lib/mail/frame";
import { createLink } from "@/lib/mail/links";
import { flag } from "@/lib/mail/words";
import { type RatingLoop, readLoop } from "@/lib/ratings/mails/rating-facts";
import { reviewSite } from "@/lib/ratings/mails/rating-values";

/** An apology for 1–3 stars, with the way back into a conversation. */
export const detractorMail = defineMailKind({
  name: "rating.detractor",
  class: "feedback",
  usefulFor: 7 * DAY,
  topic: "detractor",
  editable: LETTER,
  template: RatingDetractor,
  compose: async (tx, mail, shop, optOut) => {
    const { facts, rating, settings } = await readLoop(tx, mail);
    if (!settings.ratingsOn) return { drop: "ratings_off" };
    if (!settings.followUpsOn) return { drop: "follow_ups_off" };
    if (await optOut.isOn(rating)) return { drop: "opted_out" };
    const about = { shopId: mail.shopId, orderId: facts.order.id, mailId: mail.id };
    return {
      values: {
        ...commonValues(shop, facts),
        stars: rating.stars,
        review_site: reviewSite(settings.reviewUrl),
        alerted: flag(await wasAlerted(tx, rating)),
      },
      props: {
        title: facts.update.title,
        comment: rating.comment,
        replyUrl: await createLink(tx, { ...about, purpose: "reply", updateId: mail.updateId }),
        reviewUrl: settings.reviewUrl,
      },
      unsubscribeUrl: await optOut.createLink(facts.order.id),
    };
  },
  sample: ({ title, comment, url, reviewUrl }) => ({
    values: { stars: 2, alerted: "yes", review_site: reviewSite(reviewUrl) },
    props: { title, comment, replyUrl: url, reviewUrl },
    unsubscribeUrl: url,
  }),
});

/** Whether anybody of the alert list is told; the apology promises no more than that. */
async function wasAlerted(tx: Tx, rating: RatingLoop["rating"]): Promise<boolean> {
  const [row] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, rating.shopId),
        eq(mails.ratingId, rating.id),
        eq(mails.kind, "rating.alert"),
      ),
    )
    .limit(1);
  return row !== undefined;
}
