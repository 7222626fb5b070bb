import type postgres from "postgres";
import { hashOf, type Migration, type Statement } from "./migration-file";
import type { Log, MigrationSession } from "./migration-session";

/** Between two lines about the same statement. */
const TELL_EVERY_MS = 5000;
const NUMBER = new Intl.NumberFormat("en");

/** Where drizzle's own migrator keeps what was done, and where we keep how far a file has come. */
export async function createRecords({ sql }: MigrationSession): Promise<void> {
  await sql.unsafe(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint);
    create table if not exists drizzle.migration_steps (
      tag text not null, position integer not null, hash text not null, touched bigint not null default 0,
      started_at timestamptz not null default now(), done_at timestamptz, primary key (tag, position));`);
}

/** Runs one migration and records it; an interrupted one goes on where it was. */
export async function runMigration(session: MigrationSession, migration: Migration): Promise<void> {
  if (migration.outside) return runOutside(session, migration);
  await session.patiently(migration.tag, () =>
    session.sql.begin(async (tx) => {
      for (const { text } of migration.statements) await tx.unsafe(text);
      await recordMigration(tx, migration);
    }),
  );
}

async function runOutside(session: MigrationSession, migration: Migration): Promise<void> {
  const done = await readDone(session, migration.tag);
  for (const [index, statement] of migration.statements.entries()) {
    const step = { tag: migration.tag, position: index + 1, hash: hashOf(statement.text) };
    if (done.get(step.position) === step.hash) continue;
    const name = `${migration.tag}, statement ${step.position} of ${migration.statements.length}`;
    await runStep(session, name, step, statement);
  }
  await recordMigration(session.sql, migration);
}

type Step = { tag: string; position: number; hash: string };

/** The hash of each statement that is done; one that was rewritten since then runs again. */
async function readDone({ sql }: MigrationSession, tag: string): Promise<Map<number, string>> {
  const rows = await sql<{ position: number; hash: string }[]>`
    select position, hash from drizzle.migration_steps where tag = ${tag} and done_at is not null`;
  return new Map(rows.map((row) => [row.position, row.hash]));
}

async function runStep(session: MigrationSession, name: string, step: Step, statement: Statement) {
  const progress = new Progress(session.log, name);
  await recordStep(session.sql, step, 0, false);
  try {
    if (statement.repeat) return await repeatStep(session, name, step, statement, progress);
    if (statement.alone)
      return await session.patiently(name, () => runAlone(session, step, statement));
    await session.patiently(name, () =>
      session.sql.begin(async (tx) => {
        await tx.unsafe(statement.text);
        await recordStep(tx, step, 0, true);
      }),
    );
  } finally {
    progress.end();
  }
}

async function repeatStep(
  session: MigrationSession,
  name: string,
  step: Step,
  statement: Statement,
  progress: Progress,
): Promise<void> {
  for (let touched = -1; touched !== 0; ) {
    touched = await session.patiently(name, () =>
      session.sql.begin(async (tx) => {
        const result = await tx.unsafe(statement.text);
        if (typeof result.count !== "number")
          throw new Error(`${name} does not say how many rows it touched.`);
        progress.rows = await recordStep(tx, step, result.count, result.count === 0);
        return result.count;
      }),
    );
  }
}

/**
 * What takes no part in a transaction waits for those under way without holding up anybody, so it
 * may wait as long as it takes.
 */
async function runAlone(session: MigrationSession, step: Step, { text, builds }: Statement) {
  await session.withoutLockTimeout(async () => {
    if (builds) await dropInvalid(session, builds);
    await session.sql.unsafe(text);
  });
  await recordStep(session.sql, step, 0, true);
}

async function dropInvalid({ sql, log }: MigrationSession, index: string): Promise<void> {
  const [invalid] = await sql`
    select from pg_index where indexrelid = to_regclass(${index}) and not indisvalid`;
  if (!invalid) return;
  log(`${index}: left unfinished by an interruption, built anew.`);
  await sql`drop index concurrently if exists ${sql(index)}`;
}

/** Adds to how many rows the statement has touched and returns the sum. */
async function recordStep(
  sql: postgres.ISql,
  step: Step,
  touched: number,
  done: boolean,
): Promise<number> {
  const { tag, position, hash } = step;
  const [row] = await sql<{ touched: string }[]>`
    insert into drizzle.migration_steps as s (tag, position, hash, touched, done_at)
    values (${tag}, ${position}, ${hash}, ${touched}, case when ${done} then now() end)
    on conflict (tag, position) do update set hash = excluded.hash, done_at = excluded.done_at,
      touched = excluded.touched + case when s.hash = excluded.hash then s.touched else 0 end
    returning touched`;
  return Number(row?.touched);
}

async function recordMigration(sql: postgres.ISql, { hash, when }: Migration): Promise<void> {
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
}

/** Tells every few seconds that a statement is still at work. */
class Progress {
  rows = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(log: Log, name: string) {
    const startedAt = Date.now();
    this.#timer = setInterval(() => {
      const rows = this.rows > 0 ? `${NUMBER.format(this.rows)} rows so far, ` : "";
      log(`${name}: ${rows}${elapsed(startedAt)}`);
    }, TELL_EVERY_MS);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

/** "0.4 s", "3 min 20 s" */
export function elapsed(since: number): string {
  const seconds = (Date.now() - since) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
