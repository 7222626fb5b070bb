import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { orders } from "@/db/schema";
import type { OrderListQuery } from "@/lib/api/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { ApiKeyActor } from "@/lib/identity/actor";
import type { OrderItem } from "@/lib/orders/order-detail";
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
  const [row] = await readOrders(actor, eq(orders.id, orderId), 1);
  if (!row) throw new AppError("not_found");
  return orderJson(row);
}

/** Orders of the shop, last placed first; `externalId` and `number` match whole, `q` by beginnings of words. */
export async function listOrdersJson(
  actor: ApiKeyActor,
  { limit, cursor, externalId, number, q }: OrderListQuery,
): Promise<{ data: OrderJson[]; next: string | null }> {
  const which = and(
    pageBy({ at: orders.placedAt, id: orders.id }, cursor).where,
    externalId === undefined ? undefined : eq(orders.externalId, externalId),
    number === undefined ? undefined : hasNumber(number),
    q === undefined ? undefined : holdsWords(q),
  );
  const rows = await readOrders(actor, which, limit + 1);
  const found = page(rows, limit, (row) => ({ at: row.placedAt, id: row.id }));
  return { data: found.rows.map(orderJson), next: found.next };
}

/** Every word of the text begins a word of the order. Letters and digits only, so nothing is query syntax. */
function holdsWords(text: string): SQL | undefined {
  const words = text.toLowerCase().match(/[\p{Alphabetic}\p{Nd}]+/gu) ?? [];
  return and(
    ...words.slice(0, 8).map((word) => sql`${orders.search} @@ ${`'${word}':*`}::tsquery`),
  );
}

/** The words narrow it down by an index; beyond ASCII they may be split otherwise than the index was. */
function hasNumber(number: string): SQL | undefined {
  const plain = /^[\x20-\x7e]+$/.test(number);
  return and(eq(orders.number, number), plain ? holdsWords(number) : undefined);
}

const items = sql<OrderItem[]>`coalesce((
  select json_agg(json_build_object('name', i.name, 'sku', i.sku, 'quantity', i.quantity, 'total', i.total::text)
    order by i.position)
  from order_items i where i.shop_id = orders.shop_id and i.order_id = orders.id), '[]'::json)`;

const tags = sql<string[]>`(
  select c.tags from customers c where c.shop_id = orders.shop_id and c.id = orders.customer_id)`;

function readOrders(actor: ApiKeyActor, which: SQL | undefined, limit: number) {
  return database()
    .select({
      ...summary,
      lastName: orders.customerLastName,
      changedAt: orders.changedAt,
      locale: orders.locale,
      createdAt: orders.createdAt,
      items,
      tags,
    })
    .from(orders)
    .where(and(eq(orders.shopId, actor.shopId), which))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
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
