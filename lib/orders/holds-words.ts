import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { rareWords, type Source } from "@/lib/base/sought-page";

/** Words of a search that count; nobody types more. */
const WORDS = 8;

export type Words = {
  /** Whether they stand in the row that is looked at. */
  test: SQL;
  /** The rows that an index finds by them; none when nothing can hold them. */
  source: (table: SQLWrapper, shopId: string, beyond?: Beyond) => Source;
};

/** The place of a row in a list, and whether it lies beyond the cursor. */
type Beyond = { at: SQLWrapper; where: SQL };

/**
 * Whether every word of a search begins a word of the column "search", which holds the words of a row.
 * Undefined for an empty search, which finds everything; one without a letter or digit ("#", "—", an emoji) finds nothing.
 */
export function holdsWords(search: SQLWrapper, text: string): Words | undefined {
  if (text.trim() === "") return undefined;
  // Letters and digits only, like the words of the index, so nothing in them is query syntax.
  const words = text.toLowerCase().match(/[\p{Alphabetic}\p{Nd}]+/gu);
  if (!words)
    return { test: sql`false`, source: () => ({ few: sql`select null::uuid as id where false` }) };
  const queries = words.slice(0, WORDS).map((word) => `'${word}':*`);
  return {
    test: sql`${search} @@ ${queries.join(" & ")}::tsquery`,
    source: (table, shopId, beyond) => {
      // Not known before it runs: for a constant that is frequent, the planner would read the table.
      const found = (query: SQL) =>
        sql`from ${table} where shop_id = ${shopId} and search @@ (select ${query})`;
      const rare = rareWords(queries);
      const every = sql`${queries.join(" & ")}::tsquery`;
      const usable = sql`${rare} is not null`;
      const all = sql`select id ${found(every)}`;
      if (!beyond) return { few: sql`select id ${found(rare)}`, usable, all };
      // First by the index: the planner might rather go through the list for the few that are wanted.
      const few = sql`select id, at from (select *, ${beyond.at} as at ${found(rare)} offset 0) ${table}
        where search @@ ${every} and ${beyond.where}`;
      return { few, placed: true, usable, all };
    },
  };
}
