import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** What looking alone may write: when a device or a key was last seen. */
const SEEN = ["seen_at", "last_used_at"];

type Table = { name: string; owners: string[] };

/**
 * Everything stored of one shop and of the accounts of its people, one text a table; equal before
 * and after means nothing of it was touched.
 */
export async function shopState(shopId: string): Promise<Map<string, string>> {
  const tables = await database().execute<Table>(sql`
    select table_name as name, array_agg(column_name::text) as owners
    from information_schema.columns
    where table_schema = 'public' and table_name <> 'workers'
      and (column_name in ('shop_id', 'account_id') or (table_name in ('shops', 'accounts') and column_name = 'id'))
    group by 1 order by 1`);
  const texts = await Promise.all(tables.map((table) => textOf(table, shopId)));
  return new Map(tables.map(({ name }, index) => [name, texts[index] ?? ""]));
}

/** The tables in which two states differ. */
export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after.keys()].filter((name) => before.get(name) !== after.get(name));
}

async function textOf({ name, owners }: Table, shopId: string): Promise<string> {
  const people = sql`(select account_id from members where shop_id = ${shopId}::uuid)`;
  const ofShop = name === "shops" ? sql`t.id = ${shopId}::uuid` : sql`t.shop_id = ${shopId}::uuid`;
  const ofPeople = name === "accounts" ? sql`t.id in ${people}` : sql`t.account_id in ${people}`;
  const which = owners.includes("shop_id") || name === "shops" ? ofShop : ofPeople;
  const [row] = await database().execute<{ state: string | null }>(sql`
    select string_agg(line, '|' order by line) as state from (
      select (to_jsonb(t) - array[${sql.join(
        SEEN.map((column) => sql`${column}`),
        sql`, `,
      )}]::text[])::text as line
      from ${sql.identifier(name)} t where ${which}) lines`);
  return row?.state ?? "";
}
