import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Words of a search that count; nobody types more. */
const WORDS = 8;

/**
 * Whether every word of a search begins a word of `search`, which holds the words of a row. An empty
 * search finds everything, one without a letter or digit ("#", "—", an emoji) nothing.
 */
export function holdsWords(search: SQLWrapper, text: string): SQL | undefined {
  if (text.trim() === "") return undefined;
  // Letters and digits only, like the words of the index, so nothing in them is query syntax.
  const words = text.toLowerCase().match(/[\p{Alphabetic}\p{Nd}]+/gu);
  if (!words) return sql`false`;
  const each = words.slice(0, WORDS).map((word) => sql`${search} @@ ${`'${word}':*`}::tsquery`);
  return sql.join(each, sql` and `);
}
