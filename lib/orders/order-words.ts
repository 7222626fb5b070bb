import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { orders, orderWords } from "@/db/schema";
import { ORDER_MEANINGS, type OrderMeaning } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { knownMeaning, knownWords } from "@/lib/orders/known-words";
import { orderWord } from "@/lib/orders/order-meaning.sql";
import { WORDS_PAGE } from "@/lib/orders/word-schema";

/** A word for an order's state; `meaning` is null where nobody has said what it means. */
export type OrderWordRow = {
  word: string;
  /** As most orders write it. */
  written: string;
  orders: number;
  meaning: OrderMeaning | null;
};

export type OrderWordList = {
  rows: OrderWordRow[];
  /** Of all pages together. */
  total: number;
  unmapped: number;
};

/**
 * The words that the shop's orders carry, and those it has mapped beforehand: words nobody has mapped
 * first, then the most frequent. `page` counts from 1. Throws `forbidden` for agents.
 */
export async function listOrderWords(actor: MemberActor, page: number): Promise<OrderWordList> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const known = `{${knownWords(ORDER_MEANINGS).map((word) => `"${word}"`)}}`;
  // As written first, which an index counts; there are few of those to fold into words.
  const rows = await database().execute<
    Omit<OrderWordRow, "meaning"> & {
      stored: OrderMeaning | null;
      total: number;
      unmapped: number;
    }
  >(sql`
    with written as (
      select status, count(*)::int as orders from ${orders}
      where shop_id = ${shopId}::uuid and not test group by status
    ), seen as (
      select ${orderWord(sql`status`)} as word, sum(orders)::int as orders,
        (array_agg(status order by orders desc, status))[1] as written
      from written group by 1
    ), listed as (
      select coalesce(s.word, w.word) as word, coalesce(s.written, w.word) as written,
        coalesce(s.orders, 0) as orders, w.meaning as stored
      from seen s full join (
        select word, meaning from ${orderWords} where shop_id = ${shopId}::uuid
      ) w on w.word = s.word
    ), judged as (
      select *, stored is null and word <> all(${known}::text[]) as unmapped from listed
    )
    select word, written, orders, stored, count(*) over ()::int as total,
      count(*) filter (where unmapped) over ()::int as unmapped
    from judged order by judged.unmapped desc, orders desc, word
    limit ${WORDS_PAGE} offset ${(page - 1) * WORDS_PAGE}`);
  return {
    rows: rows.map(({ word, written, orders, stored }) => ({
      word,
      written,
      orders,
      meaning: stored ?? knownMeaning(word),
    })),
    total: rows[0]?.total ?? 0,
    unmapped: rows[0]?.unmapped ?? 0,
  };
}
