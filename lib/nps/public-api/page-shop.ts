import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { shops, surveyAccess } from "@/db/schema";
import { normalizeText } from "@/lib/base/text";

/** The name of the shop whose survey goes by this public key; null where there is none. */
export async function surveyShopName(publicKey: string): Promise<string | null> {
  const [shop] = await database()
    .select({ name: shops.name })
    .from(surveyAccess)
    .innerJoin(shops, eq(shops.id, surveyAccess.shopId))
    .where(eq(surveyAccess.publicKey, normalizeText(publicKey)));
  return shop?.name ?? null;
}
