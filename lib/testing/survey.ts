import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import {
  npsCategories,
  npsChannels,
  npsReviews,
  npsReviewVersions,
  shops,
  surveyAccess,
} from "@/db/schema";
import { hashToken, newToken } from "@/lib/base/tokens";
import { makeShop } from "@/lib/testing/factories";

/** The site whose pages may call the survey API of a test's shop. */
export const SURVEY_SITE = "https://holm-hazel.example";

export type SurveyShopKeys = { shopId: string; key: string; secret: string };

const TEXTS = {
  promoterQuestion: "What did you like most?",
  promoterThanks: "Thank you!",
  passiveQuestion: "What could be better?",
  passiveThanks: "Thank you.",
  detractorQuestion: "What went wrong?",
  detractorThanks: "Thank you, we read every word.",
};

/** A new shop's lists with one channel and one category out of use, and a secret; asked from these sites. */
export async function makeSurveyShop(allowedOrigins = [SURVEY_SITE]): Promise<SurveyShopKeys> {
  const { shopId } = await makeShop();
  const secret = newToken();
  return transaction(async (tx) => {
    const [access] = await tx
      .update(surveyAccess)
      .set({ allowedOrigins, secretHash: hashToken(secret) })
      .where(eq(surveyAccess.shopId, shopId))
      .returning({ key: surveyAccess.publicKey });
    if (!access) throw new Error("A new shop has a survey key.");
    await tx.insert(npsChannels).values({ shopId, code: "old", name: "Old", active: false });
    await tx
      .insert(npsCategories)
      .values({ shopId, code: "old", name: "Old", active: false, locale: "en", ...TEXTS });
    return { shopId, key: access.key, secret };
  });
}

/** The public key of a shop's surveys. */
export async function surveyKey(shopId: string): Promise<string> {
  const [access] = await database()
    .select({ key: surveyAccess.publicKey })
    .from(surveyAccess)
    .where(eq(surveyAccess.shopId, shopId));
  if (!access) throw new Error("A shop has a survey key.");
  return access.key;
}

/** Lets browsers answer a shop from these sites alone. */
export async function allowSites(shopId: string, allowedOrigins: string[]): Promise<void> {
  await database()
    .update(surveyAccess)
    .set({ allowedOrigins })
    .where(eq(surveyAccess.shopId, shopId));
}

/** Nobody has said where the shop is. */
export async function forgetCountry(shopId: string): Promise<void> {
  await database().update(shops).set({ country: null }).where(eq(shops.id, shopId));
}

/** The shop's answers, in the order they came. */
export function reviewsOf(shopId: string) {
  return database()
    .select()
    .from(npsReviews)
    .where(eq(npsReviews.shopId, shopId))
    .orderBy(asc(npsReviews.id));
}

/** What the shop's answers said before they were replaced. */
export function versionsOf(shopId: string) {
  return database().select().from(npsReviewVersions).where(eq(npsReviewVersions.shopId, shopId));
}

/** Makes all answers of the shop come from one moment. */
export async function moveReviews(shopId: string, createdAt: Date): Promise<void> {
  await database().update(npsReviews).set({ createdAt }).where(eq(npsReviews.shopId, shopId));
}

/** So many answers of as many devices, of one day. */
export async function fillReviews(
  shopId: string,
  count: number,
  day = "2026-11-01",
): Promise<void> {
  const [channel] = await database()
    .select()
    .from(npsChannels)
    .where(eq(npsChannels.shopId, shopId));
  const [category] = await database()
    .select()
    .from(npsCategories)
    .where(eq(npsCategories.shopId, shopId));
  if (!channel || !category) throw new Error("A survey shop has its lists.");
  const place = { shopId, channelId: channel.id, categoryId: category.id, day };
  const rows = Array.from({ length: count }, (_, n) => ({
    ...place,
    score: n % 11,
    lowest: 0,
    person: `deviceId:${randomUUID()}`,
  }));
  await database().insert(npsReviews).values(rows);
}
