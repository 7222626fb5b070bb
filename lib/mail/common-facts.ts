import { and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import {
  accounts,
  blockedAddresses,
  mailSettings,
  mailTexts,
  members,
  orders,
  shops,
} from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import type { MailRow, ShopRow } from "@/lib/mail/compose";
import type { ShopText } from "@/lib/mail/editable";
import { logoOfShop } from "@/lib/mail/logo";
import { type ShopTransport, transportFrom } from "@/lib/mail/shop-transport";

/** What delivery asks about every mail, of whichever kind. */
export type CommonFacts = ShopTransport & {
  /** In the language the mail is written in. */
  shop: ShopRow;
  /** The order a customer is written to about belongs to another address by now. */
  hasMoved: boolean;
  /** The address bounced for good, or complained: no more feedback mail to it. */
  isBlocked: boolean;
  /** The shop's own words for this kind of mail, by language. */
  ownTexts: Partial<Record<Locale, ShopText>>;
};

/**
 * Reads, in one question, what does not depend on a mail's kind. A mail is written in a customer's
 * order's language, a team member's own choice, and the shop's for everybody who has told none.
 */
export async function readCommonFacts(tx: Tx, mail: MailRow): Promise<CommonFacts> {
  const about = and(eq(orders.shopId, mail.shopId), eq(orders.id, mail.orderId ?? mail.id));
  const [row] = await tx
    .select({
      shop: { ...getTableColumns(shops), logo: logoOfShop },
      settings: {
        // First: by a first column that is null drizzle takes the row for a missing one.
        shopId: mailSettings.shopId,
        transport: mailSettings.transport,
        fromAddress: mailSettings.fromAddress,
        smtpSealed: mailSettings.smtpSealed,
        resendSealed: mailSettings.resendSealed,
      },
      locale: ownLocale(tx, mail),
      orderAddress: sql<
        string | null
      >`(${tx.select({ email: orders.email }).from(orders).where(about)})`,
      isBlocked: sql<boolean>`exists (${tx
        .select({ reason: blockedAddresses.reason })
        .from(blockedAddresses)
        .where(
          and(
            eq(blockedAddresses.shopId, mail.shopId),
            eq(blockedAddresses.address, mail.toAddress.toLowerCase()),
          ),
        )})`,
      ownTexts: sql<CommonFacts["ownTexts"] | null>`(
        select json_object_agg(locale, json_build_object(
          'subject', subject, 'heading', heading, 'paragraph', paragraph))
        from ${mailTexts} where shop_id = ${mail.shopId} and kind = ${mail.kind})`,
    })
    .from(shops)
    .leftJoin(mailSettings, eq(mailSettings.shopId, shops.id))
    .where(eq(shops.id, mail.shopId));
  if (!row) throw new Error("A mail without its shop.");
  const locale = row.locale ?? knownLocale(row.shop.locale) ?? "en";
  return {
    ...transportFrom(row.settings ?? undefined),
    shop: { ...row.shop, locale },
    hasMoved: Boolean(mail.customerId && mail.orderId) && row.orderAddress !== mail.toAddress,
    isBlocked: row.isBlocked,
    ownTexts: row.ownTexts ?? {},
  };
}

function ownLocale(tx: Tx, mail: MailRow): SQL<Locale | null> {
  if (mail.accountId) {
    const own = eq(accounts.id, mail.accountId);
    return sql`(${tx.select({ locale: accounts.locale }).from(accounts).where(own)})`;
  }
  if (mail.memberId) {
    const seat = and(eq(members.shopId, mail.shopId), eq(members.id, mail.memberId));
    return sql`(${tx
      .select({ locale: accounts.locale })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(seat)})`;
  }
  return mail.customerId ? orderLocale(tx, mail, mail.customerId) : sql`null::text`;
}

/** The order's; for a mail about no single one of them, that of the customer's last order. */
function orderLocale(tx: Tx, mail: MailRow, customerId: string): SQL<Locale | null> {
  const which = mail.orderId ? eq(orders.id, mail.orderId) : eq(orders.customerId, customerId);
  return sql`(${tx
    .select({ locale: orders.locale })
    .from(orders)
    .where(and(eq(orders.shopId, mail.shopId), which))
    .orderBy(desc(LISTED_AT), desc(orders.id))
    .limit(1)})`;
}
