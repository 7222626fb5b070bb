import { timingSafeEqual } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { shops, surveyAccess } from "@/db/schema";
import { env } from "@/lib/base/env";
import { hashToken } from "@/lib/base/tokens";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";
import { makeActor, type SurveyActor } from "@/lib/identity/actor";

/** A shop as the survey API knows it. */
export type SurveyShop = {
  shopId: string;
  timeZone: string;
  /** Whose phone numbers come without a country's code. */
  country: string | null;
  allowedOrigins: string[];
  secretHash: Buffer | null;
};

/** The shop of a public key. Throws 404. */
export async function findSurveyShop(publicKey: string): Promise<SurveyShop> {
  const [shop] = await database()
    .select({
      shopId: surveyAccess.shopId,
      timeZone: shops.timeZone,
      country: shops.country,
      allowedOrigins: surveyAccess.allowedOrigins,
      secretHash: surveyAccess.secretHash,
    })
    .from(surveyAccess)
    .innerJoin(shops, eq(shops.id, surveyAccess.shopId))
    .where(eq(surveyAccess.publicKey, publicKey));
  if (!shop) throw new SurveyRefusal(404, "unknownShop");
  return shop;
}

/** Somebody who sends the shop's secret. Throws 403 without the right one. */
export function trustedCaller(shop: SurveyShop, secret: string | null): SurveyActor {
  if (secret === null) throw new SurveyRefusal(403, "missingSecret");
  const right = shop.secretHash !== null && timingSafeEqual(hashToken(secret), shop.secretHash);
  if (!right) throw new SurveyRefusal(403, "wrongSecret");
  return makeActor<SurveyActor>({ kind: "survey", shopId: shop.shopId, trusted: true });
}

/** A browser or app without the secret. A browser tells its origin, which must be one of the shop's or our own. */
export function deviceCaller(shop: SurveyShop, origin: string | null): SurveyActor {
  const known = origin === null || origin === env().APP_URL || shop.allowedOrigins.includes(origin);
  if (!known) throw new SurveyRefusal(403, "wrongOrigin", { origin: origin.slice(0, 200) });
  return makeActor<SurveyActor>({ kind: "survey", shopId: shop.shopId, trusted: false });
}

/**
 * Whether the shop of this key takes answers from an origin. Where there is no such shop, or a
 * preflight does not say which it is for, whether any does.
 */
export async function isSurveyOrigin(origin: string, shopKey: string | null): Promise<boolean> {
  if (origin === env().APP_URL) return true;
  const takes = sql`${surveyAccess.allowedOrigins} @> array[${origin}]::text[]`;
  const key = shopKey ?? "";
  const [row] = await database()
    .select({ shopId: surveyAccess.shopId })
    .from(surveyAccess)
    .where(
      sql`${takes} and (public_key = ${key} or not exists (select from survey_access where public_key = ${key}))`,
    )
    .limit(1);
  return row !== undefined;
}
