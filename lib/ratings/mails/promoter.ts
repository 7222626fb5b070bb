import RatingPromoter from "@/emails/rating-promoter";
import { fillShareText, IGNORES_TEXT, shareLinks } from "@/lib/base/share-links";
import { DAY } from "@/lib/base/time";
import { NETWORKS } from "@/lib/base/vocabularies";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { commonValues } from "@/lib/mail/frame";
import { createLink } from "@/lib/mail/links";
import { flag } from "@/lib/mail/words";
import { readLoop } from "@/lib/ratings/mails/rating-facts";
import { reviewSite } from "@/lib/ratings/mails/rating-values";
import { readShareText } from "@/lib/shops/share-text";

/** Thanks for 4–5 stars, with the networks' share dialogs. */
export const promoterMail = defineMailKind({
  name: "rating.promoter",
  class: "feedback",
  usefulFor: 7 * DAY,
  topic: "promoter",
  editable: LETTER,
  template: RatingPromoter,
  compose: async (tx, mail, shop, optOut) => {
    const { facts, rating, settings, solver } = await readLoop(tx, mail);
    if (!settings.ratingsOn) return { drop: "ratings_off" };
    if (!settings.followUpsOn) return { drop: "follow_ups_off" };
    if (await optOut.isOn(rating)) return { drop: "opted_out" };
    const about = { shopId: mail.shopId, orderId: facts.order.id, mailId: mail.id };
    const url = settings.shareUrl ?? shop.siteUrl;
    const text = await readShareText(shop.id, shop.locale);
    const links = shareLinks(fillShareText(text, { name: shop.name, url }), url);
    const chosen = NETWORKS.filter((network) => settings.networks.includes(network));
    return {
      values: {
        ...commonValues(shop, facts),
        stars: rating.stars,
        review_site: reviewSite(settings.reviewUrl),
        has_agent: flag(solver.publicName),
        agent_first_name: solver.publicName ?? "",
      },
      props: {
        comment: rating.comment,
        shares: chosen.map((network) => ({ network, url: links[network] })),
        copyUrl: chosen.some((network) => IGNORES_TEXT.includes(network))
          ? await createLink(tx, { ...about, purpose: "share", updateId: mail.updateId })
          : null,
        reviewUrl: settings.reviewUrl,
      },
      unsubscribeUrl: await optOut.createLink(facts.order.id),
    };
  },
  sample: ({ comment, url, reviewUrl }) => ({
    values: { stars: 5, review_site: reviewSite(reviewUrl) },
    props: {
      comment,
      shares: NETWORKS.map((network) => ({ network, url })),
      copyUrl: url,
      reviewUrl,
    },
    unsubscribeUrl: url,
  }),
});
