import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { LISTED_AT } from "@/db/listed-at";
import { orders, ratings, updates } from "@/db/schema";
import { type Place, pageBy } from "@/lib/base/cursor";
import { first, soughtPage, written } from "@/lib/base/sought-page";
import { holdsWords, type Words } from "@/lib/orders/holds-words";
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
 * Selects "id" and "at" of the orders of one page: newest first, those that wait for us by how long they
 * have waited, the longest first, and those open or rated low by when that came up, the latest first.
 */
export function orderPage(shopId: string, args: PageArgs): SQL {
  const { q, filter, externalId, number, cursor, rows } = args;
  const ofShop = eq(orders.shopId, shopId);
  const words = holdsWords(filter ? sql`search` : orders.search, q);
  if (filter) return filteredPage(shopId, { ...BY[filter], words, cursor, rows });
  const named = and(
    externalId === undefined ? undefined : eq(orders.externalId, externalId),
    number === undefined ? undefined : eq(orders.number, number),
  );
  const from = pageBy({ at: LISTED_AT, id: orders.id }, cursor);
  const fits = words?.test ?? sql`true`;
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
    sources: words ? [words.source(orders, shopId, { at: LISTED_AT, where: from.where })] : [],
    rows,
  });
}

/** What a filter finds its orders by: rows of a table, of which the first one in the list stands for the order. */
type By = { table: SQLWrapper; which: SQL; at: SQL; oldestFirst?: true };

const BY: Record<OrderFilter, By> = {
  open: { table: updates, which: sql`solved_at is null`, at: sql`created_at` },
  waiting: {
    table: updates,
    which: sql`waiting_since is not null`,
    at: sql`waiting_since`,
    oldestFirst: true,
  },
  low: { table: ratings, which: sql`stars <= 3`, at: sql`created_at` },
};

type Filtered = By & Pick<PageArgs, "cursor" | "rows"> & { words: Words | undefined };

/** Without words nearly every row fits, which an index has in the list's order. */
function filteredPage(shopId: string, args: Filtered): SQL {
  const { table, which, at, oldestFirst, words, cursor, rows } = args;
  const from = pageBy({ at: sql`at`, id: sql`id`, oldestFirst }, cursor);
  const way = oldestFirst ? sql`asc` : sql`desc`;
  const theirs = sql`from ${table} e where e.shop_id = ${shopId} and e.order_id = w.id and ${which}`;
  const isFirst = sql`(select e.id = row_id ${theirs} order by ${at} ${way}, e.id ${way} limit 1)`;
  return soughtPage({
    list: (looksAt) => sql`
      select id, at, row_id,
        (select search from ${orders} where shop_id = ${shopId} and id = u.id) as search
      from (
        select order_id as id, ${at} as at, id as row_id from ${table}
        where shop_id = ${shopId} and ${which}
      ) u where ${from.where} ${first(from.order, looksAt)}`,
    as: sql`w`,
    fits: words ? sql`${words.test} and ${isFirst}` : isFirst,
    row: sql`
      select id, at from (select w.id, search,
          (select ${at} ${theirs} order by ${at} ${way} limit 1) as at
        from ${orders} w where w.shop_id = ${shopId} and w.id = f.id) w
      where at is not null and ${from.where} ${words ? sql`and ${words.test}` : sql``}`,
    sources: words ? [{ few: ordersOf(shopId, args) }, words.source(orders, shopId)] : [],
    oldestFirst,
    rows,
  });
}

function ordersOf(shopId: string, { table, which }: By): SQL {
  return sql`select order_id as id from ${table} where shop_id = ${shopId} and ${which} order by order_id`;
}
