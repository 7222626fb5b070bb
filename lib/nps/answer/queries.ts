import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsInvitations, npsReviews } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { NpsActor } from "@/lib/identity/actor";
import { type Band, bandOf } from "@/lib/nps/score";

/** The answer a customer gave, with what the shop says and asks next. */
export type GivenAnswer = {
  score: number;
  band: Band;
  comment: string | null;
  at: Date;
  thanks: string;
  question: string;
};

/** The answer to this invitation. Throws `not_found` when there is none. */
export async function getAnswer(actor: NpsActor): Promise<GivenAnswer> {
  const { shopId, invitationId } = actor;
  const [row] = await database()
    .select({ review: npsReviews, category: npsCategories, at: npsInvitations.answeredAt })
    .from(npsInvitations)
    .innerJoin(
      npsReviews,
      and(eq(npsReviews.shopId, npsInvitations.shopId), eq(npsReviews.id, npsInvitations.reviewId)),
    )
    .innerJoin(
      npsCategories,
      and(eq(npsCategories.shopId, npsReviews.shopId), eq(npsCategories.id, npsReviews.categoryId)),
    )
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  if (!row?.at) throw new AppError("not_found");
  const { score, comment } = row.review;
  const band = bandOf(score);
  return { score, band, comment, at: row.at, ...wordsOf(row.category, band) };
}

function wordsOf(category: typeof npsCategories.$inferSelect, band: Band) {
  switch (band) {
    case "promoter":
      return { thanks: category.promoterThanks, question: category.promoterQuestion };
    case "passive":
      return { thanks: category.passiveThanks, question: category.passiveQuestion };
    case "detractor":
      return { thanks: category.detractorThanks, question: category.detractorQuestion };
  }
}
