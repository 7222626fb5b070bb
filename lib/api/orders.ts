import { desc, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { orders } from "@/db/schema";
import type { OrderListQuery } from "@/lib/api/schema";
import { page } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { ApiKeyActor } from "@/lib/identity/actor";
import type { OrderItem } from "@/lib/orders/order-detail";
import { orderPage } from "@/lib/orders/order-page.sql";
import { summary } from "@/lib/orders/queries";

/** An order as the API shows it, alone and in lists. */
export type OrderJson = {
  id: string;
  externalId: string;
  number: string;
  status: string;
  currency: string;
  total: string;
  placedAt: string;
  /** When the shop system changed it last, as far as it told. */
  changedAt: string | null;
  customer: {
    id: string;
    name: string;
    firstName: string | null;
    lastName: string | null;
    email: string | null;
    /** Whether anything can be sent to `email`. */
    emailUsable: boolean;
    tags: string[];
  };
  items: OrderItem[];
  /** The customer's language, `en` or `da`; null follows the shop. */
  locale: Locale | null;
  createdAt: string;
};

/** One order. Throws `not_found`. */
export async function getOrderJson(actor: ApiKeyActor, orderId: string): Promise<OrderJson> {
  const [row] = await readOrders(actor, sql`select ${orderId}::uuid as id`);
  if (!row) throw new AppError("not_found");
  return orderJson(row);
}

/** Orders of the shop, last placed first; `externalId` and `number` match whole, `q` by beginnings of words, and finds nothing without a letter or digit. */
export async function listOrdersJson(
  actor: ApiKeyActor,
  { limit, cursor, externalId, number, q = "" }: OrderListQuery,
): Promise<{ data: OrderJson[]; next: string | null }> {
  const which = { q, filter: null, externalId, number, cursor, rows: limit + 1 };
  const rows = await readOrders(actor, orderPage(actor.shopId, which));
  const found = page(rows, limit, ({ listedAt, id }) => ({ at: listedAt, id }));
  return { data: found.rows.map(orderJson), next: found.next };
}

const items = sql<OrderItem[]>`coalesce((
  select json_agg(json_build_object('name', i.name, 'sku', i.sku, 'quantity', i.quantity, 'total', i.total::text)
    order by i.position)
  from order_items i where i.shop_id = orders.shop_id and i.order_id = orders.id), '[]'::json)`;

const tags = sql<string[]>`(
  select c.tags from customers c where c.shop_id = orders.shop_id and c.id = orders.customer_id)`;

function readOrders(actor: ApiKeyActor, page: SQL) {
  return database()
    .select({
      ...summary,
      listedAt: LISTED_AT,
      lastName: orders.customerLastName,
      changedAt: orders.changedAt,
      locale: orders.locale,
      createdAt: orders.createdAt,
      items,
      tags,
    })
    .from(sql`(${page}) page`)
    .innerJoin(orders, sql`${orders.shopId} = ${actor.shopId} and ${orders.id} = page.id`)
    .orderBy(desc(LISTED_AT), desc(orders.id));
}

type OrderRow = Awaited<ReturnType<typeof readOrders>>[number];

function orderJson({ customerId, customerName, email, ...row }: OrderRow): OrderJson {
  const { firstName, lastName, tags } = row;
  return {
    id: row.id,
    externalId: row.externalId,
    number: row.number,
    status: row.status,
    currency: row.currency,
    total: row.total,
    placedAt: row.placedAt.toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
    customer: {
      id: customerId,
      name: customerName,
      firstName,
      lastName,
      email: email ?? row.unusableEmail,
      emailUsable: email !== null,
      tags,
    },
    items: row.items,
    locale: row.locale,
    createdAt: row.createdAt.toISOString(),
  };
}
