import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import { siteOf } from "@/lib/base/review-hosts";
import { isPromoter } from "@/lib/base/stars";
import { after, HOUR } from "@/lib/base/time";
import type { ShopRow } from "@/lib/mail/compose";
import { mailDates } from "@/lib/mail/frame";
import type { SampleFacts } from "@/lib/mail/sample-facts";
import { excerpt, flag } from "@/lib/mail/words";
import type { RatingLoop } from "@/lib/ratings/mails/rating-facts";

/** What mails to the team tell of a rating, and of what its customer gets. */
export async function ratingValues(tx: Tx, shop: ShopRow, { rating, facts, settings }: RatingLoop) {
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

/** The site of the shop's review page; nothing without one. */
export function reviewSite(reviewUrl: string | null | undefined): string {
  return reviewUrl ? siteOf(reviewUrl) : "";
}

/** The same of a rating that nobody gave. */
export function sampleRating({ title, comment, dates, now, url }: SampleFacts) {
  return {
    values: {
      stars: 2,
      has_comment: "yes",
      excerpt: comment,
      rated_at: dates.dayAndTime(after(now, -HOUR)),
      follow_up: "apology",
      follow_up_date: dates.day(now),
      follow_up_time: dates.time(now),
    },
    props: { stars: 2, title, comment, cardUrl: url },
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
