import { sql } from "drizzle-orm";
import { healthDatabase } from "@/db/client";
import { NEWEST_MIGRATION } from "@/db/newest-migration";

/** Whether the database holds every migration of this build; a newer build may have added more. Throws when it cannot say. */
export async function isMigrated(): Promise<boolean> {
  const [row] = await healthDatabase().execute<{ current: boolean }>(
    sql`select coalesce(max(created_at) >= ${NEWEST_MIGRATION}::bigint, false) as current from drizzle.__drizzle_migrations`,
  );
  return row?.current ?? false;
}
