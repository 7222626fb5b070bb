import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import type { Tx } from "@/db/client";
import { mails, members } from "@/db/schema";
import RatingAlert from "@/emails/rating-alert";
import RatingAssignee from "@/emails/rating-assignee";
import { env } from "@/lib/base/env";
import { isPromoter } from "@/lib/base/stars";
import type { Composer, MailRow, ShopRow } from "@/lib/mail/compose";
import {
  cardUrl,
  commonValues,
  mailDates,
  mailFrame,
  orderValues,
  solverValues,
} from "@/lib/mail/frame";
import { excerpt, flag, mailWords } from "@/lib/mail/words";
import { type RatingLoop, readLoop } from "@/lib/ratings/mail-facts";

/** `rating.alert`: 1–3 stars, to the people responsible. */
export const composeAlertMail: Composer = async (tx, mail, shop) => {
  const loop = await readLoop(tx, mail);
  if (!loop.settings.alertOn) return { drop: "alert_off" };
  if (await hasLeft(tx, mail)) return { drop: "member_gone" };
  const { facts, rating, solver } = loop;
  const text = mailWords(shop.locale, "rating-alert", {
    ...commonValues(shop, facts),
    ...(await orderValues(tx, shop, facts)),
    ...solverValues(shop, solver),
    ...(await ratingValues(tx, shop, loop)),
  });
  const element = createElement(RatingAlert, {
    ...mailFrame(shop),
    text,
    stars: rating.stars,
    title: facts.update.title,
    comment: rating.comment,
    cardUrl: cardUrl(mail),
    manageUrl: `${env().APP_URL}/settings/ratings`,
  });
  return { subject: text.subject, element };
};

/** `rating.assignee`: any rating, to whoever the update is assigned to. */
export const composeAssigneeMail: Composer = async (tx, mail, shop) => {
  const loop = await readLoop(tx, mail);
  if (await hasLeft(tx, mail)) return { drop: "member_gone" };
  const { facts, rating } = loop;
  const text = mailWords(shop.locale, "rating-assignee", {
    ...commonValues(shop, facts),
    ...(await ratingValues(tx, shop, loop)),
  });
  const element = createElement(RatingAssignee, {
    ...mailFrame(shop),
    text,
    stars: rating.stars,
    title: facts.update.title,
    comment: rating.comment,
    cardUrl: cardUrl(mail),
  });
  return { subject: text.subject, element };
};

async function ratingValues(tx: Tx, shop: ShopRow, { rating, facts, settings }: RatingLoop) {
  const dates = mailDates(shop);
  const followUp = await readFollowUp(tx, rating);
  const kind = isPromoter(rating.stars) ? "thanks" : "apology";
  const nothing = facts.order.email ? (settings.followUpsOn ? "other" : "off") : "no_address";
  return {
    stars: rating.stars,
    has_comment: flag(rating.comment),
    excerpt: excerpt(rating.comment ?? ""),
    rated_at: dates.dayAndTime(rating.createdAt),
    follow_up: followUp ? (followUp.dropReason === "opted_out" ? "opted_out" : kind) : nothing,
    follow_up_date: followUp ? dates.day(followUp.sendAt) : "",
    follow_up_time: followUp ? dates.time(followUp.sendAt) : "",
  };
}

async function readFollowUp(tx: Tx, rating: RatingLoop["rating"]) {
  const [row] = await tx
    .select({ sendAt: mails.sendAt, dropReason: mails.dropReason })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, rating.shopId),
        eq(mails.ratingId, rating.id),
        eq(mails.kind, isPromoter(rating.stars) ? "rating.promoter" : "rating.detractor"),
      ),
    );
  return row;
}

async function hasLeft(tx: Tx, mail: MailRow): Promise<boolean> {
  if (!mail.memberId) return false;
  const [member] = await tx
    .select({ deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(and(eq(members.shopId, mail.shopId), eq(members.id, mail.memberId)));
  return member?.deactivatedAt != null;
}
