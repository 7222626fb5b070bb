import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { oftenAsked } from "@/db/often-asked";
import { publicNameOf } from "@/db/public-name";
import { apiKeys, members, orders, ratings, solves, updates } from "@/db/schema";
import { env } from "@/lib/base/env";
import { dateFormat, formatList, formatMoney, regionOf } from "@/lib/base/format";
import { greetingName } from "@/lib/base/names";
import { texts } from "@/lib/i18n/texts";
import type { MailRow, ShopRow } from "@/lib/mail/compose";
import { flag } from "@/lib/mail/words";

/** The parts of every template that are the same for all mails of a shop. */
export function mailFrame(shop: ShopRow) {
  const { light, dark } = shop.colors;
  return {
    shop: {
      name: shop.name,
      url: shop.siteUrl,
      address: shop.postalAddress,
      logo: shop.logo && { ...shop.logo, url: env().APP_URL + shop.logo.path },
      colors: {
        accent: light.accent,
        accentContrast: light.accentContrast,
        accentDark: dark.accent,
        accentDarkContrast: dark.accentContrast,
      },
    },
    lang: shop.locale,
    dir: "ltr" as const,
  };
}

/** Dates and times as mails in the shop's zone and this row's language write them. */
export function mailDates(shop: ShopRow) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = dateFormat(regionOf(shop.locale), {
      ...options,
      timeZone: shop.timeZone,
    });
    return (moment: Date) => formatter.format(moment);
  };
  const shortDay = format({ day: "numeric", month: "short" });
  const time = format({ hour: "2-digit", minute: "2-digit" });
  const t = texts(shop.locale, "time");
  return {
    day: format({ day: "numeric", month: "long" }),
    dayAndTime: (moment: Date) => t("dayTime", { day: shortDay(moment), time: time(moment) }),
    time,
    year: format({ year: "numeric" }),
  };
}

/** The card of an update in the dashboard. */
export function cardUrl(mail: MailRow): string {
  return `${env().APP_URL}/orders/${mail.orderId}#update-${mail.updateId}`;
}

/** Facts of the update a mail is about, in the words of the templates. Null when it is gone. */
export async function readMailFacts(tx: Tx, { shopId, updateId }: MailRow) {
  if (!updateId) return null;
  const [row] = await askMailFacts(tx, { shopId, updateId });
  return row ?? null;
}

const askMailFacts = oftenAsked(["shopId", "updateId"], (tx, mail) =>
  tx
    .select({
      update: updates,
      order: orders,
      solverName: publicNameOf(members),
      solverKeyName: apiKeys.name,
      assigneeName: sql<string | null>`(select coalesce(m.public_name, m.name) from members m
        where m.shop_id = ${updates.shopId} and m.id = ${updates.assigneeId})`,
    })
    .from(updates)
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .leftJoin(members, and(eq(members.shopId, solves.shopId), eq(members.id, solves.byMemberId)))
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, solves.shopId), eq(apiKeys.id, solves.byApiKeyId)))
    .where(and(eq(updates.shopId, mail.shopId), eq(updates.id, mail.updateId))),
);

export type MailFacts = NonNullable<Awaited<ReturnType<typeof readMailFacts>>>;

/** What the customer of an order is greeted by; empty where no name fits. */
export function greetingNameOf(order: {
  customerName: string;
  customerFirstName: string | null;
}): string {
  return greetingName({ name: order.customerName, firstName: order.customerFirstName });
}

/** Values that most templates name. */
export function commonValues(shop: ShopRow, { update, order }: MailFacts) {
  const name = greetingNameOf(order);
  return {
    shop_name: shop.name,
    order_number: order.number,
    update_title: update.title,
    customer_name: order.customerName,
    customer_first_name: name,
    has_name: flag(name),
  };
}

/** What staff mails tell about the order and its customer. */
export async function orderValues(tx: Tx, shop: ShopRow, facts: MailFacts) {
  const { order, update } = facts;
  const [orderCount, earlier] = await Promise.all([
    tx
      .select({
        count: sql<number>`count(*)::int`,
        since: sql<Date>`min(${orders.placedAt})`.mapWith(orders.placedAt),
      })
      .from(orders)
      .where(and(eq(orders.shopId, order.shopId), eq(orders.customerId, order.customerId))),
    tx
      .select({ stars: ratings.stars })
      .from(ratings)
      .where(
        and(
          eq(ratings.shopId, order.shopId),
          eq(ratings.customerId, order.customerId),
          ne(ratings.updateId, update.id),
        ),
      )
      .orderBy(asc(ratings.createdAt))
      .limit(10),
  ]);
  const dates = mailDates(shop);
  return {
    order_total: formatMoney(shop.locale, order.currency, order.total),
    placed_on: dates.day(order.placedAt),
    orders: orderCount[0]?.count ?? 1,
    since_year: dates.year(orderCount[0]?.since ?? order.placedAt),
    ratings: earlier.length,
    earlier_stars: formatList(
      shop.locale,
      earlier.map((row) => String(row.stars)),
    ),
  };
}

/** Who solved the update, as the templates tell members, keys and nobody apart. */
export function solverValues(
  shop: ShopRow,
  solver: { memberName: string | null; keyName: string | null; solvedAt: Date | null },
) {
  return {
    solver: solver.memberName ? "member" : solver.keyName ? "key" : "other",
    solver_name: solver.memberName ?? solver.keyName ?? "",
    solved_at: solver.solvedAt ? mailDates(shop).dayAndTime(solver.solvedAt) : "",
  };
}
