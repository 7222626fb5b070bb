import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { rareWords, type Source } from "@/lib/base/sought-page";

/** Words of a search that count; nobody types more. */
const WORDS = 8;

export type Words = {
  /** Whether they stand in the row that is looked at. */
  test: SQL;
  /** The rows that an index finds by them; none when nothing can hold them. */
  source: (table: SQLWrapper, shopId: string) => Source;
};

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
    source: (table, shopId) => {
      // Not known before it runs: for a constant that is frequent, the planner would read the table.
      const found = (query: SQL) =>
        sql`select id from ${table} where shop_id = ${shopId} and search @@ (select ${query})`;
      const rare = rareWords(queries);
      const all = found(sql`${queries.join(" & ")}::tsquery`);
      return { few: found(rare), usable: sql`${rare} is not null`, all };
    },
  };
}
