import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { npsInvitations, npsReviews, npsSurveys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { NpsActor } from "@/lib/identity/actor";
import { readCategoryTexts, textsOf } from "@/lib/nps/category-texts";
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

/** The answer to this invitation, with the shop's words in a language. Throws `not_found` when there is none. */
export async function getAnswer(actor: NpsActor, language: string): Promise<GivenAnswer> {
  const { shopId, invitationId } = actor;
  const [row] = await database()
    .select({ review: npsReviews, at: npsInvitations.answeredAt })
    .from(npsInvitations)
    .innerJoin(
      npsReviews,
      and(eq(npsReviews.shopId, npsInvitations.shopId), eq(npsReviews.id, npsInvitations.reviewId)),
    )
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  if (!row?.at) throw new AppError("not_found");
  const { score, comment, categoryId } = row.review;
  const band = bandOf(score);
  const texts = await readCategoryTexts(shopId, categoryId, language);
  return { score, band, comment, at: row.at, ...textsOf(texts, band) };
}

/** What is asked besides the score, by band, in a language. Throws `not_found`. */
export async function getQuestions(
  actor: NpsActor,
  language: string,
): Promise<Record<Band, string>> {
  const { shopId, invitationId } = actor;
  const [row] = await database()
    .select({ categoryId: npsSurveys.categoryId })
    .from(npsInvitations)
    .innerJoin(
      npsSurveys,
      and(eq(npsSurveys.shopId, npsInvitations.shopId), eq(npsSurveys.id, npsInvitations.surveyId)),
    )
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  if (!row) throw new AppError("not_found");
  const texts = await readCategoryTexts(shopId, row.categoryId, language);
  const { promoterQuestion, passiveQuestion, detractorQuestion } = texts;
  return {
    promoter: promoterQuestion,
    passive: passiveQuestion,
    detractor: detractorQuestion,
  };
}
