import { env } from "@/lib/base/env";
import { migrate } from "./migrate";
import type { Log } from "./migration-session";

/** The address of who owns the tables; where nobody gave one, the application does. */
export function ownerUrl(): string {
  const { DATABASE_MIGRATE_URL, DATABASE_DIRECT_URL, DATABASE_URL } = env();
  return DATABASE_MIGRATE_URL ?? DATABASE_DIRECT_URL ?? DATABASE_URL;
}

/** Brings the configured database up to date, as `migrate` does. */
export async function migrateConfigured(log: Log): Promise<void> {
  const { DATABASE_DIRECT_URL, DATABASE_URL, ALLOW_NEWER_DATABASE } = env();
  await migrate(ownerUrl(), {
    applicationUrls: [DATABASE_URL, DATABASE_DIRECT_URL ?? DATABASE_URL],
    allowNewer: ALLOW_NEWER_DATABASE === "1",
    log,
  });
}
