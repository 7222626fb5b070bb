import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { MemberActor } from "@/lib/identity/actor";
import { holdsWords } from "@/lib/orders/holds-words";

export type CustomerListRow = {
  id: string;
  name: string;
  email: string | null;
  createdAt: Date;
  orderCount: number;
  lastOrder: { id: string; number: string; placedAt: Date } | null;
  /** Updates that are not solved. */
  openCount: number;
  /** Whether one of them waits for us. */
  waits: boolean;
  /** Stars of the latest rating. */
  stars: number | null;
};

type ListArgs = { q: string; cursor: string | null; limit: number };

/** Customers of the shop, newest first, found by the beginnings of words of name and address. */
export async function listCustomers(
  actor: MemberActor,
  args: ListArgs,
): Promise<{ rows: CustomerListRow[]; next: string | null }> {
  const from = pageBy({ at: customers.createdAt, id: customers.id }, args.cursor);
  const found = await database()
    .select({
      id: customers.id,
      name: customers.name,
      email: customers.email,
      createdAt: customers.createdAt,
      orderCount: sql<number>`(select count(*)::int from orders where ${theirs})`,
      lastOrder: sql<CustomerListRow["lastOrder"]>`(
        select json_build_object('id', id, 'number', number, 'placedAt', placed_at)
        from orders where ${theirs} order by least(placed_at, orders.created_at) desc limit 1)`,
      openCount: sql<number>`(select count(*)::int from ${openUpdates})`,
      waits: sql<boolean>`exists (select from ${openUpdates} and u.waiting_since is not null)`,
      stars: sql<number | null>`(select r.stars from ratings r
        where r.shop_id = customers.shop_id and r.customer_id = customers.id
        order by r.created_at desc limit 1)`,
    })
    .from(customers)
    .where(
      and(
        eq(customers.shopId, actor.shopId),
        isNull(customers.erasedAt),
        holdsWords(customers.search, args.q),
        from.where,
      ),
    )
    // As the index stands: plain "desc" puts nulls first, and PostgreSQL would sort the whole shop.
    .orderBy(from.order)
    .limit(args.limit + 1);
  const rows = found.map(({ lastOrder, ...row }) => ({
    ...row,
    // JSON carries moments as text.
    lastOrder: lastOrder && { ...lastOrder, placedAt: new Date(lastOrder.placedAt) },
  }));
  return page(rows, args.limit, (row) => ({ at: row.createdAt, id: row.id }));
}

// Written out: drizzle leaves the table out of columns in the fields of a select without joins.
const theirs = sql`orders.shop_id = customers.shop_id and orders.customer_id = customers.id`;
const openUpdates = sql`orders join updates u on u.shop_id = orders.shop_id and u.order_id = orders.id
  where ${theirs} and u.solved_at is null`;
