import { runMigrations as migrateJobs } from "graphile-worker";
import { Pool } from "pg";
import { readDatabaseAddress } from "@/lib/base/database-address";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { pgOptions } from "./driver-options";
import { grantToApplication } from "./grants";
import { type Migration, readMigrations } from "./migration-file";
import { type Log, MigrationSession, type Patience } from "./migration-session";
import { createRecords, elapsed, runMigration } from "./run-migration";

const MIN_SERVER_VERSION = 150_000;
const PATIENCE: Patience = { lockTimeoutMs: 5000, tries: 15, pauseMs: 1000 };

export interface MigrateOptions {
  migrations?: Migration[];
  patience?: Patience;
  /** The addresses by which the application reaches the database; where it signs in as another role, that gets its rights. */
  applicationUrls?: string[];
  /** Leaves a database alone that a newer version has migrated, instead of refusing it. */
  allowNewer?: boolean;
  /** Told, in sentences, what is done and how far it has come. */
  log?: Log;
}

/**
 * Brings the schema of the database at `url`, and that of the job queue, up to date. Interrupted at
 * any point, it goes on there when it is called again. `url` is the owner's. Throws for a server older
 * than PostgreSQL 15, and `NewerDatabase` for a schema that this version doesn't know.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const { migrations = readMigrations(), patience = PATIENCE, log = () => {} } = options;
  const { applicationUrls = [], allowNewer = false } = options;
  const session = new MigrationSession(url, patience, log);
  try {
    await requireServer(session);
    await session.lock();
    await createRecords(session);
    if (!allowNewer) await refuseNewer(session, migrations);
    await runPending(session, migrations);
    await migrateQueue(url);
    await grantToApplication(session, applicationUrls.map(roleOf).filter(Boolean));
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

const roleOf = (url: string) => readDatabaseAddress(url).user;

/** The database was migrated by a newer version: what this one would write there may be wrong. */
export class NewerDatabase extends OperatorProblem {
  constructor() {
    super(
      "The database was used by a newer version of Starloop than this one: start that version, or restore the backup from before the upgrade. ALLOW_NEWER_DATABASE=1 starts this one all the same.",
    );
  }
}

async function refuseNewer({ sql }: MigrationSession, migrations: Migration[]): Promise<void> {
  const newest = migrations.at(-1)?.when ?? 0;
  const [row] = await sql`select from drizzle.__drizzle_migrations where created_at > ${newest}`;
  if (row) throw new NewerDatabase();
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
