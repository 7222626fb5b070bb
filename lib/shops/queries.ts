import { eq } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { type ShopColors, shopLogos, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { logoColumns, logoOf, type ShopLogo } from "@/lib/mail/logo";

/** The shop as the team's pages need it: its name, look, time zone and language. */
export type TeamShop = {
  id: string;
  name: string;
  siteUrl: string;
  timeZone: string;
  locale: string;
  /** Whoever writes to a customer or solves first is assigned. */
  autoAssign: boolean;
  colors: ShopColors;
  logo: ShopLogo | null;
};

/** The actor's shop, read once per request. Throws `not_found`. */
export const readShop = cache(async (actor: MemberActor): Promise<TeamShop> => {
  const [shop] = await database()
    .select({
      id: shops.id,
      name: shops.name,
      siteUrl: shops.siteUrl,
      timeZone: shops.timeZone,
      locale: shops.locale,
      autoAssign: shops.autoAssign,
      colors: shops.colors,
      logo: logoColumns,
    })
    .from(shops)
    .leftJoin(shopLogos, eq(shopLogos.shopId, shops.id))
    .where(eq(shops.id, actor.shopId));
  if (!shop) throw new AppError("not_found");
  return { ...shop, logo: logoOf(shop.id, shop.logo) };
});
