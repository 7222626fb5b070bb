import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import RatingDetractor from "@/emails/rating-detractor";
import RatingPromoter from "@/emails/rating-promoter";
import { firstName } from "@/lib/base/names";
import { fillShareText, IGNORES_TEXT, shareLinks } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { Composer } from "@/lib/mail/compose";
import { commonValues, mailFrame } from "@/lib/mail/frame";
import type { DropReason } from "@/lib/mail/kinds";
import { createLink } from "@/lib/mail/links";
import { hasStopped } from "@/lib/mail/opt-outs";
import { flag, mailWords } from "@/lib/mail/words";
import { type RatingLoop, readLoop } from "@/lib/ratings/mail-facts";

async function followUpStopped(
  tx: Tx,
  { settings, rating }: RatingLoop,
  topic: "promoter" | "detractor",
): Promise<DropReason | null> {
  if (!settings.followUpsOn) return "follow_ups_off";
  return (await hasStopped(tx, rating, topic)) ? "opted_out" : null;
}

/** `rating.promoter`: thanks for 4–5 stars, with the networks' share dialogs. */
export const composePromoterMail: Composer = async (tx, mail, shop) => {
  const loop = await readLoop(tx, mail);
  const drop = await followUpStopped(tx, loop, "promoter");
  if (drop) return { drop };
  const { facts, rating, settings, solver } = loop;
  const about = { shopId: mail.shopId, orderId: facts.order.id, mailId: mail.id };
  const url = settings.shareUrl ?? shop.siteUrl;
  const links = shareLinks(fillShareText(settings.shareText, { name: shop.name, url }), url);
  const chosen = NETWORKS.filter((network) => settings.networks.includes(network));
  const unsubscribeUrl = await createLink(tx, {
    ...about,
    purpose: "unsubscribe",
    topic: "promoter",
  });
  const copyUrl = chosen.some((network) => IGNORES_TEXT.includes(network))
    ? await createLink(tx, { ...about, purpose: "share", updateId: mail.updateId })
    : null;
  const text = mailWords(shop.locale, "rating-promoter", {
    ...commonValues(shop, facts),
    stars: rating.stars,
    has_agent: flag(solver.memberName),
    agent_first_name: firstName(solver.memberName ?? ""),
  });
  const element = createElement(RatingPromoter, {
    ...mailFrame(shop),
    text,
    comment: rating.comment,
    shares: chosen.map((network) => ({ network, url: links[network] })),
    copyUrl,
    unsubscribeUrl,
  });
  return { subject: text.subject, element, oneClickUrl: `${unsubscribeUrl}/one-click` };
};

/** `rating.detractor`: an apology for 1–3 stars, with the way back into a conversation. */
export const composeDetractorMail: Composer = async (tx, mail, shop) => {
  const loop = await readLoop(tx, mail);
  const drop = await followUpStopped(tx, loop, "detractor");
  if (drop) return { drop };
  const { facts, rating, settings } = loop;
  const about = { shopId: mail.shopId, orderId: facts.order.id, mailId: mail.id };
  const unsubscribeUrl = await createLink(tx, {
    ...about,
    purpose: "unsubscribe",
    topic: "detractor",
  });
  const text = mailWords(shop.locale, "rating-detractor", {
    ...commonValues(shop, facts),
    stars: rating.stars,
    alerted: flag(await wasAlerted(tx, rating)),
  });
  const element = createElement(RatingDetractor, {
    ...mailFrame(shop),
    text,
    title: facts.update.title,
    comment: rating.comment,
    replyUrl: await createLink(tx, { ...about, purpose: "reply", updateId: mail.updateId }),
    reviewUrl: settings.askEveryone ? (settings.shareUrl ?? shop.siteUrl) : null,
    unsubscribeUrl,
  });
  return { subject: text.subject, element, oneClickUrl: `${unsubscribeUrl}/one-click` };
};

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
