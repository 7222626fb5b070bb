import { and, eq, type SQL, sql } from "drizzle-orm";
import { LISTED_AT } from "@/db/listed-at";
import { orders, ratings, updates } from "@/db/schema";
import { type Place, pageBy } from "@/lib/base/cursor";
import { first, type Source, soughtPage, written } from "@/lib/base/sought-page";
import { holdsWords } from "@/lib/orders/holds-words";
import type { OrderFilter } from "@/lib/orders/schema";

type PageArgs = {
  q: string;
  filter: OrderFilter | null;
  /** These two match whole. */
  externalId?: string;
  number?: string;
  cursor: string | Place | null;
  rows: number;
};

/**
 * Selects "id" and "at" of the orders of one page: newest first, and those that wait for us by how
 * long they have waited, the longest first.
 */
export function orderPage(shopId: string, args: PageArgs): SQL {
  const { q, filter, externalId, number, cursor, rows } = args;
  const ofShop = eq(orders.shopId, shopId);
  const words = holdsWords(filter === "waiting" ? sql`search` : orders.search, q);
  const named = and(
    externalId === undefined ? undefined : eq(orders.externalId, externalId),
    number === undefined ? undefined : eq(orders.number, number),
  );
  const sources: Source[] = [
    ...(filter ? [{ few: WITH[filter](shopId) }] : []),
    ...(words ? [words.source(orders, shopId)] : []),
  ];
  if (filter === "waiting")
    return waitingPage(shopId, { words: words?.test, cursor, rows, sources });
  const from = pageBy({ at: LISTED_AT, id: orders.id }, cursor);
  const fits = and(words?.test, filter ? IS[filter] : undefined) ?? sql`true`;
  // Those few first: the planner might rather look for them in the list.
  if (named) {
    return sql`select id, at from (select ${orders}.*, ${LISTED_AT} as at from ${orders}
      where ${and(ofShop, named)} offset 0) ${orders}
      where ${and(from.where, fits)} order by at desc, id desc limit ${written(rows)}`;
  }
  return soughtPage({
    list: (looksAt) => sql`
      select id, shop_id, search, ${LISTED_AT} as at from ${orders}
      where ${and(ofShop, from.where)} ${first(from.order, looksAt)}`,
    // Stands for the table in what is asked of a row.
    as: sql`${orders}`,
    fits,
    row: sql`select ${orders.id}, ${LISTED_AT} as at from ${orders}
      where ${and(ofShop, sql`${orders.id} = f.id`, from.where, fits)}`,
    sources,
    rows,
  });
}

type Waiting = Pick<PageArgs, "cursor" | "rows"> & { words: SQL | undefined; sources: Source[] };

/** An order's place is that of its update that waits longest; without words nearly every row fits. */
function waitingPage(shopId: string, { words, cursor, rows, sources }: Waiting): SQL {
  const from = pageBy({ at: sql`at`, id: sql`id`, oldestFirst: true }, cursor);
  const isLongest = sql`(select e.id = update_id from updates e where e.shop_id = ${shopId}
    and e.order_id = w.id and e.waiting_since is not null order by e.waiting_since, e.id limit 1)`;
  return soughtPage({
    list: (looksAt) => sql`
      select id, at, update_id,
        (select search from ${orders} where shop_id = ${shopId} and id = u.id) as search
      from (
        select order_id as id, waiting_since as at, id as update_id from ${updates}
        where shop_id = ${shopId} and waiting_since is not null
      ) u where ${from.where} ${first(from.order, looksAt)}`,
    as: sql`w`,
    fits: words ? sql`${words} and ${isLongest}` : isLongest,
    row: sql`
      select id, at from (select ${orders.id}, search, (select min(e.waiting_since) from updates e
        where e.shop_id = ${shopId} and e.order_id = f.id) as at
        from ${orders} where shop_id = ${shopId} and ${orders.id} = f.id) w
      where at is not null and ${from.where} ${words ? sql`and ${words}` : sql``}`,
    sources: words ? sources : [],
    oldestFirst: true,
    rows,
  });
}

/** Per filter: the ids of its orders, by an index. */
const WITH: Record<OrderFilter, (shopId: string) => SQL> = {
  open: (shopId) => sql`select order_id as id from ${updates}
    where shop_id = ${shopId} and solved_at is null order by order_id`,
  waiting: (shopId) => sql`select order_id as id from ${updates}
    where shop_id = ${shopId} and waiting_since is not null order by waiting_since`,
  low: (shopId) => sql`select order_id as id from ${ratings}
    where shop_id = ${shopId} and stars <= 3 order by order_id`,
};

/** Per filter: whether an order is one of its. A value with a limit is looked up for each row; "exists" may read the whole table once instead. */
const IS: Record<Exclude<OrderFilter, "waiting">, SQL> = {
  open: sql`(select true from updates u where u.shop_id = ${orders.shopId}
    and u.order_id = ${orders.id} and u.solved_at is null limit 1)`,
  low: sql`(select true from ratings r where r.shop_id = ${orders.shopId}
    and r.order_id = ${orders.id} and r.stars <= 3 limit 1)`,
};
