import { eq } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { logoOfShop, type ShopLogo } from "@/lib/mail/logo";

/** A shop as its customers see it. */
export type PublicShop = Pick<
  typeof shops.$inferSelect,
  | "id"
  | "slug"
  | "name"
  | "siteUrl"
  | "replyTo"
  | "postalAddress"
  | "timeZone"
  | "locale"
  | "colors"
> & { logo: ShopLogo | null };

/** The columns of a shop that its customers may see. */
export const publicShop = {
  id: shops.id,
  slug: shops.slug,
  name: shops.name,
  siteUrl: shops.siteUrl,
  replyTo: shops.replyTo,
  postalAddress: shops.postalAddress,
  timeZone: shops.timeZone,
  locale: shops.locale,
  colors: shops.colors,
  logo: logoOfShop,
};

/** The shop as anybody with a link of its may see it; read once per page. Throws `not_found`. */
export const getPublicShop = cache(async (shopId: string): Promise<PublicShop> => {
  const [shop] = await database().select(publicShop).from(shops).where(eq(shops.id, shopId));
  if (!shop) throw new AppError("not_found");
  return shop;
});
