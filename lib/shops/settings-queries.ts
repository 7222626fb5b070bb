import { asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { shopLogos, shops, statuses } from "@/db/schema";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { logoColumns, logoOf, type ShopLogo } from "@/lib/mail/logo";

export type ShopSettings = {
  shop: {
    name: string;
    siteUrl: string;
    replyTo: string;
    postalAddress: string;
    timeZone: string;
    locale: string;
    country: string | null;
    brand: string;
    slug: string;
    autoAssign: boolean;
  };
  logo: ShopLogo | null;
  /** Where customers look for their orders. */
  findUrl: string;
};

/** Everything Settings → Shop shows. Throws `forbidden` for agents. */
export async function readShopSettings(actor: MemberActor): Promise<ShopSettings> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select({ shop: shops, logo: logoColumns })
    .from(shops)
    .leftJoin(shopLogos, eq(shopLogos.shopId, shops.id))
    .where(eq(shops.id, actor.shopId));
  if (!row) throw new AppError("not_found");
  const { name, siteUrl, replyTo, postalAddress, timeZone, locale, country } = row.shop;
  const { slug, autoAssign, colors } = row.shop;
  const place = { timeZone, locale, country };
  const { brand } = colors;
  return {
    shop: { name, siteUrl, replyTo, postalAddress, ...place, brand, slug, autoAssign },
    logo: logoOf(actor.shopId, row.logo),
    findUrl: `${env().APP_URL}/find/${slug}`,
  };
}

export type StatusSettings = {
  statuses: { id: string; name: string; color: string; archived: boolean }[];
  openedStatusId: string;
  solvedStatusId: string;
};

/** Everything Settings → Statuses shows, those in use first. Throws `forbidden` for agents. */
export async function readStatusSettings(actor: MemberActor): Promise<StatusSettings> {
  requireRole(actor, "admin");
  const [[shop], rows] = await Promise.all([
    database()
      .select({ openedStatusId: shops.openedStatusId, solvedStatusId: shops.solvedStatusId })
      .from(shops)
      .where(eq(shops.id, actor.shopId)),
    database()
      .select()
      .from(statuses)
      .where(eq(statuses.shopId, actor.shopId))
      .orderBy(asc(statuses.position), asc(statuses.id)),
  ]);
  if (!shop) throw new AppError("not_found");
  const all = rows.map(({ id, name, color, archivedAt }) => ({
    id,
    name,
    color,
    archived: archivedAt !== null,
  }));
  return { ...shop, statuses: all.sort((a, b) => Number(a.archived) - Number(b.archived)) };
}
