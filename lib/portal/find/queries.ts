import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { shops } from "@/db/schema";
import { sharedRead } from "@/lib/http/shared-read";
import { type PublicShop, publicShop } from "@/lib/portal/public-shop";

/** The shop whose address ends so; undefined when there is none. */
export async function findShop(slug: string): Promise<PublicShop | undefined> {
  if (!/^[a-z0-9-]{1,60}$/.test(slug)) return undefined;
  const [shop] = await database().select(publicShop).from(shops).where(eq(shops.slug, slug));
  return shop;
}

/** The shop in the address of its page "Find my order". */
export const shopRead = sharedRead("shop", findShop);

/** The slug of the installation's shop when there is only one. */
export async function onlyShop(): Promise<string | null> {
  const [first, second] = await database().select({ slug: shops.slug }).from(shops).limit(2);
  return first && !second ? first.slug : null;
}
