import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { orderWords } from "@/db/schema";
import type { OrderMeaning } from "@/lib/base/vocabularies";
import { knownWords } from "@/lib/orders/known-words";

/** An order's state as a word: trimmed and in lower case, which the database alone decides. */
export function orderWord(status: SQLWrapper): SQL {
  return sql`lower(btrim(${status}))`;
}

/** Written into every statement that asks, so found once. */
const known = new Map<string, string>();

function knownArray(meanings: readonly OrderMeaning[]): string {
  const key = meanings.join();
  const found = known.get(key) ?? `{${knownWords(meanings).map((word) => `"${word}"`)}}`;
  known.set(key, found);
  return found;
}

/**
 * Whether an order's state means one of these in its shop: what the shop says, else what is known. The
 * one place that asks; a look-up by key for each row. Never null.
 */
export function orderMeans(
  shopId: SQLWrapper | string,
  status: SQLWrapper,
  meanings: readonly OrderMeaning[],
): SQL {
  const word = orderWord(status);
  const shop = typeof shopId === "string" ? sql`${shopId}::uuid` : shopId;
  return sql`coalesce(
    (select ow.meaning = any(${`{${meanings}}`}::text[]) from ${orderWords} ow
      where ow.shop_id = ${shop} and ow.word = ${word}),
    ${word} = any(${knownArray(meanings)}::text[]))`;
}

/** Whether an order ended without a purchase: nobody is asked about it. */
export function fellThrough(shopId: SQLWrapper | string, status: SQLWrapper): SQL {
  return orderMeans(shopId, status, ["cancelled", "refunded"]);
}
