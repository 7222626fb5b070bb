import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import postgres from "postgres";

/** Any fixed number: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_411_920;
const MIN_SERVER_VERSION = 150_000;

/** Brings the schema of the database at `url`, and that of the job queue, up to date. */
export async function migrate(url: string, folder = "db/migrations"): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, prepare: false });
  try {
    const [row] = await client`select current_setting('server_version_num')::int as version`;
    if (Number(row?.version) < MIN_SERVER_VERSION) {
      throw new Error("Starloop needs PostgreSQL 15 or newer.");
    }
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await migrateJobs({ connectionString: url });
  } finally {
    await client.end();
  }
}
