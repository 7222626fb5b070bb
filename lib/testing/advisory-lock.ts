import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** Until somebody waits for an advisory lock in this database. */
export async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await database().execute<{ waits: boolean }>(sql`
      select exists (select from pg_locks where locktype = 'advisory' and not granted and database =
        (select oid from pg_database where datname = current_database())) as waits`);
    if (row?.waits) return;
    await pause(5);
  }
}
