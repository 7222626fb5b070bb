import { sql } from "drizzle-orm";
import { database } from "@/db/client";

type Options = { without?: string[]; jobs?: boolean };

/** Every row of every table as text, but for the tables named; with the job queue's unless told otherwise. */
export async function dumpEverything({ without = [], jobs = true }: Options = {}): Promise<string> {
  const tables = await database().execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE' order by 1, 2`);
  const parts: string[] = [];
  for (const { schema, name } of tables) {
    if (without.includes(name) || (schema !== "public" && !jobs)) continue;
    const [row] = await database().execute<{ rows: string | null }>(sql`
      select string_agg(t::text, '|' order by t::text) as rows
      from ${sql.identifier(schema)}.${sql.identifier(name)} t`);
    parts.push(`${name}: ${row?.rows ?? ""}`);
  }
  return parts.join("\n");
}
