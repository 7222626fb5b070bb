import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { orders, shops } from "@/db/schema";
import { type Locale, spokenLocale } from "@/lib/i18n/locales";

/** The language to speak to the customer of an order: the order's own, else the shop's. */
export async function orderLocale(order: { shopId: string; orderId: string }): Promise<Locale> {
  const [row] = await database()
    .select({ orderLocale: orders.locale, shopLocale: shops.locale })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, order.shopId), eq(orders.id, order.orderId)));
  return spokenLocale(row);
}
