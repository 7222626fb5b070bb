import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { orders, shops } from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";

/** The language to speak to the customer of an order: the order's own, else the shop's. */
export async function orderLocale(order: { shopId: string; orderId: string }): Promise<Locale> {
  const [row] = await database()
    .select({ locale: orders.locale, shopLocale: shops.locale })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, order.shopId), eq(orders.id, order.orderId)));
  return row?.locale ?? knownLocale(row?.shopLocale) ?? "en";
}
