import { eq } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { shopLogos, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { shopOfSeat, type TeamShop, teamShopColumns } from "@/lib/identity/session/signed-in";
import { logoColumns, logoOf } from "@/lib/mail/logo";

/** The actor's shop: as it was read with the seat of the request, else read now. Throws `not_found`. */
export const readShop = cache(async (actor: MemberActor): Promise<TeamShop> => {
  const known = shopOfSeat(actor);
  if (known) return known;
  const [shop] = await database()
    .select({ ...teamShopColumns, logo: logoColumns })
    .from(shops)
    .leftJoin(shopLogos, eq(shopLogos.shopId, shops.id))
    .where(eq(shops.id, actor.shopId));
  if (!shop) throw new AppError("not_found");
  return { ...shop, logo: logoOf(shop.id, shop.logo) };
});
