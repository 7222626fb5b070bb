import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { oneOf } from "@/db/one-of";
import {
  accounts,
  blockedAddresses,
  mailSettings,
  mails,
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
 * Reads, in one question for several mails, what does not depend on a mail's kind; by the ids of the
 * mails. A mail is written in a customer's order's language, a team member's own choice, and the shop's
 * for everybody who has told none.
 */
export async function readCommonFacts(
  tx: Tx,
  about: readonly MailRow[],
): Promise<Map<string, CommonFacts>> {
  const rows = await tx
    .select({
      id: mails.id,
      shop: { ...getTableColumns(shops), logo: logoOfShop },
      settings: {
        // First: by a first column that is null drizzle takes the row for a missing one.
        shopId: mailSettings.shopId,
        transport: mailSettings.transport,
        fromAddress: mailSettings.fromAddress,
        smtpSealed: mailSettings.smtpSealed,
        resendSealed: mailSettings.resendSealed,
      },
      locale: OWN_LOCALE,
      orderAddress: sql<string | null>`(select ${orders.email} from ${orders} where ${ITS_ORDER})`,
      isBlocked: sql<boolean>`exists (select from ${blockedAddresses} where ${and(
        eq(blockedAddresses.shopId, mails.shopId),
        eq(blockedAddresses.address, sql`lower(${mails.toAddress})`),
      )})`,
      ownTexts: sql<CommonFacts["ownTexts"] | null>`(
        select json_object_agg(t.locale, json_build_object(
          'subject', t.subject, 'heading', t.heading, 'paragraph', t.paragraph))
        from ${mailTexts} t where t.shop_id = ${mails.shopId} and t.kind = ${mails.kind})`,
    })
    .from(mails)
    .innerJoin(shops, eq(shops.id, mails.shopId))
    .leftJoin(mailSettings, eq(mailSettings.shopId, mails.shopId))
    .where(
      and(
        oneOf(mails.shopId, [...new Set(about.map(({ shopId }) => shopId))]),
        oneOf(
          mails.id,
          about.map(({ id }) => id),
        ),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    about.map((mail) => {
      const row = byId.get(mail.id);
      if (!row) throw new Error("A mail without its shop.");
      return [mail.id, factsOf(mail, row)];
    }),
  );
}

type Row = Pick<CommonFacts, "shop" | "isBlocked"> & {
  settings: Parameters<typeof transportFrom>[0] | null;
  locale: Locale | null;
  orderAddress: string | null;
  ownTexts: CommonFacts["ownTexts"] | null;
};

function factsOf(mail: MailRow, row: Row): CommonFacts {
  const locale = row.locale ?? knownLocale(row.shop.locale) ?? "en";
  return {
    ...transportFrom(row.settings ?? undefined),
    shop: { ...row.shop, locale },
    hasMoved: Boolean(mail.customerId && mail.orderId) && row.orderAddress !== mail.toAddress,
    isBlocked: row.isBlocked,
    ownTexts: row.ownTexts ?? {},
  };
}

const ITS_ORDER = and(eq(orders.shopId, mails.shopId), eq(orders.id, mails.orderId));

/** The order's; for a mail about no single one of them, that of the customer's last order. */
const ORDER_LOCALE = sql`case when ${mails.orderId} is not null
  then (select ${orders.locale} from ${orders} where ${ITS_ORDER})
  else (select ${orders.locale} from ${orders}
    where ${and(eq(orders.shopId, mails.shopId), eq(orders.customerId, mails.customerId))}
    order by ${desc(LISTED_AT)}, ${desc(orders.id)} limit 1) end`;

const OWN_LOCALE = sql<Locale | null>`case
  when ${mails.accountId} is not null
    then (select ${accounts.locale} from ${accounts} where ${eq(accounts.id, mails.accountId)})
  when ${mails.memberId} is not null
    then (select ${accounts.locale} from ${members}
      join ${accounts} on ${eq(accounts.id, members.accountId)}
      where ${and(eq(members.shopId, mails.shopId), eq(members.id, mails.memberId))})
  when ${mails.customerId} is not null then ${ORDER_LOCALE} end`;
