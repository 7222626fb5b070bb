import { database } from "@/db/client";
import { shops } from "@/db/schema";
import { shopOfDevice } from "@/lib/identity/access/portal-session";
import { getPublicShop, type PublicShop, publicShop } from "@/lib/portal/public-shop";

/** The shop somebody without a working link must mean: whose pages the device opened, else the only one there is. */
export async function shopOfStranger(): Promise<PublicShop | null> {
  const known = await shopOfDevice();
  if (known) return getPublicShop(known);
  const [first, second] = await database().select(publicShop).from(shops).limit(2);
  return first && !second ? first : null;
}
