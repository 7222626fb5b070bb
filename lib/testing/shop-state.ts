import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** Everything stored of one shop, as one text; equal before and after means nothing of it was touched. */
export async function shopState(shopId: string): Promise<string> {
  const tables = await database().execute<{ table_name: string }>(sql`
    select c.table_name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'shop_id' order by 1`);
  const parts: string[] = [await textOf("shops", "id", shopId)];
  for (const { table_name } of tables) parts.push(await textOf(table_name, "shop_id", shopId));
  return parts.join("\n");
}

async function textOf(table: string, column: string, shopId: string): Promise<string> {
  const [row] = await database().execute<{ state: string | null }>(sql`
    select string_agg(t::text, '|' order by t::text) as state
    from ${sql.identifier(table)} t where t.${sql.identifier(column)} = ${shopId}::uuid`);
  return `${table}: ${row?.state ?? ""}`;
}
