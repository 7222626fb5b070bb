import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { shopLogos, shops } from "@/db/schema";

/** Where a shop's logo is served, and its size in pixels. */
export type ShopLogo = { path: string; width: number; height: number };

export const logoColumns = {
  hash: shopLogos.hash,
  width: shopLogos.width,
  height: shopLogos.height,
};

/** The logo beside the columns of `shops`, in queries of one row. */
export const logoOfShop = sql<ShopLogo | null>`(select json_build_object(
  'path', '/logo/' || l.shop_id || '/' || l.hash, 'width', l.width, 'height', l.height)
  from shop_logos l where l.shop_id = ${shops.id})`;

type LogoRow = { hash: string; width: number; height: number } | null;

/** The logo of a shop as pages and mails show it; its address changes with its content. */
export function logoOf(shopId: string, row: LogoRow): ShopLogo | null {
  if (!row) return null;
  return { path: `/logo/${shopId}/${row.hash}`, width: row.width, height: row.height };
}

/** The bytes behind a logo's address; null once it was replaced. Public, as the shop's mails show it. */
export async function readLogoBytes(
  shopId: string,
  hash: string,
): Promise<{ type: string; bytes: Buffer } | null> {
  const [row] = await database()
    .select({ type: shopLogos.type, bytes: shopLogos.bytes })
    .from(shopLogos)
    .where(and(eq(shopLogos.shopId, shopId), eq(shopLogos.hash, hash)));
  return row ?? null;
}
