import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { accounts, members, orders } from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import type { MailRow, ShopRow } from "@/lib/mail/compose";

/**
 * The language a mail is written in: a customer's order's, a team member's own choice, and the
 * shop's for everybody who has told none.
 */
export async function mailLocale(tx: Tx, mail: MailRow, shop: ShopRow): Promise<Locale> {
  return (await ownLocale(tx, mail)) ?? knownLocale(shop.locale) ?? "en";
}

async function ownLocale(tx: Tx, mail: MailRow): Promise<Locale | null> {
  if (mail.accountId) return accountLocale(tx, mail.accountId);
  if (mail.memberId) return memberLocale(tx, mail.shopId, mail.memberId);
  if (mail.customerId) return customerLocale(tx, mail.shopId, mail.customerId, mail.orderId);
  return null;
}

async function accountLocale(tx: Tx, accountId: string): Promise<Locale | null> {
  const [row] = await tx
    .select({ locale: accounts.locale })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return row?.locale ?? null;
}

async function memberLocale(tx: Tx, shopId: string, memberId: string): Promise<Locale | null> {
  const [row] = await tx
    .select({ locale: accounts.locale })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.shopId, shopId), eq(members.id, memberId)));
  return row?.locale ?? null;
}

/** The order's; for a mail about no single one of them, that of the customer's last order. */
async function customerLocale(
  tx: Tx,
  shopId: string,
  customerId: string,
  orderId: string | null,
): Promise<Locale | null> {
  const [row] = await tx
    .select({ locale: orders.locale })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        orderId ? eq(orders.id, orderId) : eq(orders.customerId, customerId),
      ),
    )
    .orderBy(desc(LISTED_AT), desc(orders.id))
    .limit(1);
  return row?.locale ?? null;
}
