import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { orders, ratings, updates } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { PRIORITIES } from "@/lib/base/vocabularies";
import type { ApiKeyActor, MemberActor } from "@/lib/identity/actor";
import { holdsWords } from "@/lib/orders/holds-words";
import type { OrderFilter } from "@/lib/orders/schema";

type Reader = MemberActor | ApiKeyActor;

export type OrderSummary = {
  id: string;
  externalId: string;
  number: string;
  status: string;
  currency: string;
  total: string;
  placedAt: Date;
  customerId: string;
  customerName: string;
  /** Only where the shop system told it. */
  firstName: string | null;
  email: string | null;
  /** An address as it was given that nothing can be sent to. */
  unusableEmail: string | null;
};

export type OrderListRow = OrderSummary & {
  /** Updates on the order, all states together. */
  updateCount: number;
  openCount: number;
  /** The one that matters first: waiting, else open, else the latest. */
  update: {
    id: string;
    title: string;
    visible: boolean;
    waitingSince: Date | null;
    solvedAt: Date | null;
    ratedAt: Date | null;
    statusName: string;
    statusColor: string;
    priority: (typeof PRIORITIES)[number];
    assigneeName: string | null;
  } | null;
  /** Stars of the latest rating on the order. */
  stars: number | null;
};

type ListArgs = { q: string; filter: OrderFilter | null; cursor: string | null; limit: number };

/** The columns every view of an order starts with. */
export const summary = {
  id: orders.id,
  externalId: orders.externalId,
  number: orders.number,
  status: orders.status,
  currency: orders.currency,
  total: orders.total,
  placedAt: orders.placedAt,
  customerId: orders.customerId,
  customerName: orders.customerName,
  firstName: orders.customerFirstName,
  email: orders.email,
  unusableEmail: orders.unusableEmail,
};

/**
 * Orders of the shop, newest first, found by words of number, customer and address. Those that wait
 * for us come by how long they have waited, the longest first.
 */
export async function listOrders(
  actor: Reader,
  args: ListArgs,
): Promise<{ rows: OrderListRow[]; next: string | null }> {
  const at = args.filter === "waiting" ? WAITING_SINCE : LISTED_AT;
  const from = pageBy(
    { at, id: orders.id, ...(at === WAITING_SINCE && { oldestFirst: true }) },
    args.cursor,
  );
  const rows = await database()
    .select({
      ...summary,
      at,
      updateCount: sql<number>`coalesce((select count(*)::int from ${updates} where ${ofOrder}), 0)`,
      openCount: sql<number>`coalesce((select count(*)::int from ${updates} where ${ofOrder} and solved_at is null), 0)`,
      update: leadingUpdate,
      stars: sql<number | null>`(select stars from ${ratings} where ratings.shop_id = orders.shop_id
        and ratings.order_id = orders.id order by created_at desc limit 1)`,
    })
    .from(orders)
    .where(and(eq(orders.shopId, actor.shopId), matches(args), from.where))
    .orderBy(from.order)
    .limit(args.limit + 1);
  const { rows: shown, next } = page(rows, args.limit, ({ at, id }) => ({ at, id }));
  return { rows: shown.map(({ at: _, ...row }) => withDates(row)), next };
}

/** Since when the customer of an order has waited, in whichever conversation it is longest. */
const WAITING_SINCE = sql<Date>`(select min(w.waiting_since) from updates w
  where w.shop_id = orders.shop_id and w.order_id = orders.id)`.mapWith(updates.waitingSince);

// Written out: drizzle leaves the table out of columns in the fields of a select without joins.
const ofOrder = sql`updates.shop_id = orders.shop_id and updates.order_id = orders.id`;

const leadingUpdate = sql<OrderListRow["update"]>`(
  select json_build_object('id', u.id, 'title', u.title, 'visible', u.visible_at is not null,
    'waitingSince', u.waiting_since, 'solvedAt', u.solved_at, 'ratedAt', u.rated_at,
    'statusName', s.name, 'statusColor', s.color, 'priority', u.priority, 'assigneeName', m.name)
  from updates u
  join statuses s on s.shop_id = u.shop_id and s.id = u.status_id
  left join members m on m.shop_id = u.shop_id and m.id = u.assignee_id
  where u.shop_id = orders.shop_id and u.order_id = orders.id
  order by u.waiting_since nulls last, u.solved_at is null desc, u.active_at desc
  limit 1)`;

/** JSON carries moments as text. */
function withDates(row: OrderListRow): OrderListRow {
  const update = row.update && {
    ...row.update,
    waitingSince: toDate(row.update.waitingSince),
    solvedAt: toDate(row.update.solvedAt),
    ratedAt: toDate(row.update.ratedAt),
  };
  return { ...row, update };
}

function toDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

function matches({ q, filter }: Pick<ListArgs, "q" | "filter">): SQL | undefined {
  return and(holdsWords(orders.search, q), filter ? FILTER[filter] : undefined);
}

const FILTER: Record<OrderFilter, SQL> = {
  open: sql`${orders.id} in (select order_id from updates where shop_id = ${orders.shopId} and solved_at is null)`,
  waiting: sql`${orders.id} in (select order_id from updates where shop_id = ${orders.shopId} and waiting_since is not null)`,
  low: sql`${orders.id} in (select order_id from ratings where shop_id = ${orders.shopId} and stars <= 3)`,
};

/** How many orders each filter holds, for the chips above the list. */
export async function countOrders(actor: Reader): Promise<Record<OrderFilter, number>> {
  const [row] = await database().execute<Record<OrderFilter, number>>(sql`select
    (select count(distinct order_id)::int from updates where shop_id = ${actor.shopId} and solved_at is null) as open,
    (select count(distinct order_id)::int from updates where shop_id = ${actor.shopId} and waiting_since is not null) as waiting,
    (select count(distinct order_id)::int from ratings where shop_id = ${actor.shopId} and stars <= 3) as low`);
  return row ?? { open: 0, waiting: 0, low: 0 };
}
