import { runMigrations as migrateJobs } from "graphile-worker";
import { Pool } from "pg";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { pgOptions } from "./driver-options";
import { type Migration, readMigrations } from "./migration-file";
import { type Log, MigrationSession, type Patience } from "./migration-session";
import { createRecords, elapsed, runMigration } from "./run-migration";

const MIN_SERVER_VERSION = 150_000;
const PATIENCE: Patience = { lockTimeoutMs: 5000, tries: 15, pauseMs: 1000 };

export interface MigrateOptions {
  migrations?: Migration[];
  patience?: Patience;
  /** Told, in sentences, what is done and how far it has come. */
  log?: Log;
}

/**
 * Brings the schema of the database at `url`, and that of the job queue, up to date. Interrupted at
 * any point, it goes on there when it is called again. Throws for a server older than PostgreSQL 15.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const { migrations = readMigrations(), patience = PATIENCE, log = () => {} } = options;
  const session = new MigrationSession(url, patience, log);
  try {
    await requireServer(session);
    await session.lock();
    await createRecords(session);
    await runPending(session, migrations);
    await migrateQueue(url);
  } catch (error) {
    throw session.explain(error);
  } finally {
    await session.end();
  }
}

async function migrateQueue(url: string): Promise<void> {
  const pgPool = new Pool(await pgOptions(url));
  // Of a connection that is lost while it is in use, its statement tells.
  pgPool.on("error", () => {});
  try {
    await migrateJobs({ pgPool });
  } finally {
    await pgPool.end();
  }
}

async function requireServer({ sql }: MigrationSession): Promise<void> {
  const [row] =
    await sql`select current_setting('server_version_num')::int as version, current_setting('server_version') as name`;
  if (Number(row?.version) < MIN_SERVER_VERSION) {
    throw new OperatorProblem(
      `Starloop needs PostgreSQL 15 or newer, and this is ${row?.name}: upgrade it.`,
    );
  }
}

/** Runs those made after the newest that was done, as drizzle's own migrator decides. An empty database takes a moment, and needs no telling. */
async function runPending(session: MigrationSession, migrations: Migration[]): Promise<void> {
  const [row] =
    await session.sql`select max(created_at) as newest from drizzle.__drizzle_migrations`;
  const log: Log = row?.newest ? session.log : () => {};
  const pending = migrations.filter(({ when }) => when > Number(row?.newest ?? 0));
  const startedAt = Date.now();
  for (const [index, migration] of pending.entries()) {
    const migrationStartedAt = Date.now();
    log(`Migration ${index + 1} of ${pending.length}: ${migration.tag}`);
    await runMigration(session, migration);
    log(`${migration.tag}: done in ${elapsed(migrationStartedAt)}`);
  }
  if (pending.length > 0) session.log(`The database is up to date after ${elapsed(startedAt)}.`);
}
