import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { first, soughtPage } from "@/lib/base/sought-page";
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
  { limit, ...which }: ListArgs,
): Promise<{ rows: CustomerListRow[]; next: string | null }> {
  const { shopId } = actor;
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
      openCount: sql<number>`work.count`,
      waits: sql<boolean>`work.waits`,
      stars: sql<number | null>`(select r.stars from ratings r
        where r.shop_id = customers.shop_id and r.customer_id = customers.id
        order by r.created_at desc limit 1)`,
    })
    .from(sql`(${customerPage(shopId, { ...which, rows: limit + 1 })}) page`)
    .innerJoin(customers, sql`${customers.shopId} = ${shopId} and ${customers.id} = page.id`)
    .innerJoin(openUpdates, sql`true`)
    .orderBy(sql`page.at desc, page.id desc`);
  const rows = found.map(({ lastOrder, ...row }) => ({
    ...row,
    // JSON carries moments as text.
    lastOrder: lastOrder && { ...lastOrder, placedAt: new Date(lastOrder.placedAt) },
  }));
  return page(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
}

function customerPage(
  shopId: string,
  { q, cursor, rows }: Omit<ListArgs, "limit"> & { rows: number },
): SQL {
  const words = holdsWords(customers.search, q);
  const from = pageBy({ at: customers.createdAt, id: customers.id }, cursor);
  const ofShop = eq(customers.shopId, shopId);
  const fits = and(isNull(customers.erasedAt), words?.test) ?? sql`true`;
  return soughtPage({
    list: (
      looksAt,
    ) => sql`select id, created_at, created_at as at, erased_at, search from ${customers}
      where ${and(ofShop, from.where)} ${first(from.order, looksAt)}`,
    // Stands for the table in what is asked of a row.
    as: sql`${customers}`,
    fits,
    row: sql`select ${customers.id}, ${customers.createdAt} as at from ${customers}
      where ${and(ofShop, sql`${customers.id} = f.id`, from.where, fits)}`,
    sources: words
      ? [
          words.source(customers, shopId, {
            at: customers.createdAt,
            where: and(from.where, isNull(customers.erasedAt)) ?? sql`true`,
          }),
        ]
      : [],
    rows,
  });
}

const theirs = sql`orders.shop_id = customers.shop_id and orders.customer_id = customers.id`;

/** Counted for the customers shown, whose orders an index has: asked with "exists", every open update of the shop would be read. */
const openUpdates = sql`lateral (
  select count(*)::int as count, coalesce(bool_or(u.waiting_since is not null), false) as waits
  from orders join updates u on u.shop_id = orders.shop_id and u.order_id = orders.id
  where ${theirs} and u.solved_at is null) work`;
