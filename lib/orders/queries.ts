import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { orders, ratings } from "@/db/schema";
import { page } from "@/lib/base/cursor";
import { MOST_COUNTED } from "@/lib/base/most-counted";
import { written } from "@/lib/base/sought-page";
import type { PRIORITIES } from "@/lib/base/vocabularies";
import type { ApiKeyActor, MemberActor } from "@/lib/identity/actor";
import { orderPage } from "@/lib/orders/order-page.sql";
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
  { limit, ...which }: ListArgs,
): Promise<{ rows: OrderListRow[]; next: string | null }> {
  const way = which.filter === "waiting" ? sql`page.at, page.id` : sql`page.at desc, page.id desc`;
  const rows = await database()
    .select({
      ...summary,
      at: sql<Date>`page.at`.mapWith(orders.placedAt),
      updateCount: sql<number>`counts.updates`,
      openCount: sql<number>`counts.open`,
      update: leadingUpdate,
      stars: sql<number | null>`(select stars from ${ratings} where ratings.shop_id = orders.shop_id
        and ratings.order_id = orders.id order by created_at desc limit 1)`,
    })
    .from(sql`(${orderPage(actor.shopId, { ...which, rows: limit + 1 })}) page`)
    .innerJoin(orders, sql`${orders.shopId} = ${actor.shopId} and ${orders.id} = page.id`)
    .innerJoin(counts, sql`true`)
    .orderBy(way);
  const { rows: shown, next } = page(rows, limit, ({ at, id }) => ({ at, id }));
  return { rows: shown.map(({ at: _, ...row }) => withDates(row)), next };
}

const counts = sql`lateral (select count(*)::int as updates,
    count(*) filter (where u.solved_at is null)::int as open
  from updates u where u.shop_id = ${orders.shopId} and u.order_id = ${orders.id}) counts`;

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

/** How many orders each filter holds, for the chips above the list: `MOST_COUNTED` stands for that many or more. */
export async function countOrders(actor: Reader): Promise<Record<OrderFilter, number>> {
  const { shopId } = actor;
  const most = written(MOST_COUNTED);
  // Two thousand updates that wait are hardly ever on fewer orders than are counted.
  const [row] = await database().execute<Record<OrderFilter, number>>(sql`
    with waiting as materialized (select order_id from updates where shop_id = ${shopId}
      and waiting_since is not null order by waiting_since limit ${written(2 * MOST_COUNTED)})
    select
    (select count(*)::int from (select distinct order_id from updates
      where shop_id = ${shopId} and solved_at is null order by order_id limit ${most}) o) as open,
    case when (select count(distinct order_id) >= ${most} or count(*) < ${written(2 * MOST_COUNTED)} from waiting)
      then (select least(count(distinct order_id), ${most})::int from waiting)
      else (select count(*)::int from (select distinct order_id from updates
        where shop_id = ${shopId} and waiting_since is not null limit ${most}) o) end as waiting,
    (select count(*)::int from (select distinct order_id from ratings
      where shop_id = ${shopId} and stars <= 3 order by order_id limit ${most}) o) as low`);
  return row ?? { open: 0, waiting: 0, low: 0 };
}
