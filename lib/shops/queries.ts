import { eq } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { type ShopColors, shops } from "@/db/schema";
import type { MemberActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";

/** The shop as the team's pages need it: its name, colours, time zone and language. */
export type TeamShop = {
  id: string;
  name: string;
  siteUrl: string;
  timeZone: string;
  locale: string;
  colors: ShopColors;
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
      colors: shops.colors,
    })
    .from(shops)
    .where(eq(shops.id, actor.shopId));
  if (!shop) throw new AppError("not_found");
  return shop;
});
