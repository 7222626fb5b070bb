import { sql } from "drizzle-orm";
import { healthDatabase } from "@/db/client";
import { NEWEST_MIGRATION } from "@/db/newest-migration";

/** No such schema, or no such table: nobody has migrated the database yet. */
const EMPTY = ["3F000", "42P01"];

/** Whether the database holds every migration of this build; a newer build may have added more. Throws when it cannot say. */
export async function isMigrated(): Promise<boolean> {
  const newest = healthDatabase().execute<{ current: boolean }>(
    sql`select coalesce(max(created_at) >= ${NEWEST_MIGRATION}::bigint, false) as current from drizzle.__drizzle_migrations`,
  );
  const [row] = await newest.catch((error) => {
    if (isEmpty(error)) return [];
    throw error;
  });
  return row?.current ?? false;
}

function isEmpty({ cause }: Error): boolean {
  return cause instanceof Error && "code" in cause && EMPTY.includes(String(cause.code));
}
