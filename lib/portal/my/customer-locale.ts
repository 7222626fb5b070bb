import { and, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { customers, orders, shops } from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";

type Whose = { shopId: string; customerId: string };

/** The language to speak to a customer: that of their newest order, else the shop's. */
export async function customerLocale({ shopId, customerId }: Whose): Promise<Locale> {
  const [row] = await database()
    .select({ locale: orders.locale, shopLocale: shops.locale })
    .from(customers)
    .innerJoin(shops, eq(shops.id, customers.shopId))
    .leftJoin(orders, and(eq(orders.shopId, customers.shopId), eq(orders.customerId, customers.id)))
    .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)))
    .orderBy(desc(LISTED_AT))
    .limit(1);
  return row?.locale ?? knownLocale(row?.shopLocale) ?? "en";
}
