import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as migrateByDrizzle } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type MigrateOptions, migrate, NewerDatabase } from "@/db/migrate";
import { parseMigration, readMigrations } from "@/db/migration-file";
import { MigrationSession } from "@/db/migration-session";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { createDatabase, EMPTY, type TestDatabase } from "@/lib/testing/database";

surviveLostConnections();

const PATIENCE = { lockTimeoutMs: 100, tries: 5, pauseMs: 20 };
const TABLE = "create table cup (id int primary key, colour text)";
const CUPS = `${TABLE}; insert into cup select generate_series(1, 1000)`;
const BREAK = "\n--> statement-breakpoint\n";
const outside = (...statements: string[]) => `-- outside a transaction\n${statements.join(BREAK)}`;
const PAINT = `-- repeat until done
  update cup set colour = 'blue' where id in (select id from cup where colour is null limit 300)`;
const INDEX = "create index concurrently if not exists cup_colour on cup (colour)";

let database: TestDatabase;
let sql: postgres.Sql;
let told: string[];
beforeEach(async () => {
  database = await createDatabase({ template: EMPTY });
  sql = postgres(database.ownerUrl, { max: 3, onnotice: () => {} });
  told = [];
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  await database.drop();
});

const files = (...texts: string[]) =>
  texts.map((text, index) => parseMigration({ tag: `000${index}_test`, when: index + 1 }, text));
const run = (texts: string[], options: MigrateOptions = {}) =>
  migrate(database.ownerUrl, {
    migrations: files(...texts),
    patience: PATIENCE,
    log: (line) => told.push(line),
    ...options,
  });
const tags = async () =>
  (await sql`select created_at::int as "when" from drizzle.__drizzle_migrations order by 1`).map(
    ({ when }) => when,
  );
const isValid = async () =>
  (await sql`select indisvalid from pg_index where indexrelid = to_regclass('cup_colour')`)[0]
    ?.indisvalid;

test("the files are what drizzle takes them for, in the order they were made", () => {
  const ours = readMigrations();
  const theirs = readMigrationFiles({ migrationsFolder: "db/migrations" });
  expect(ours.map(({ when, hash }) => ({ when, hash }))).toEqual(
    theirs.map(({ folderMillis, hash }) => ({ when: folderMillis, hash })),
  );
  const moments = ours.map(({ when }) => when);
  expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
  expect(ours.map(({ tag }) => tag.slice(0, 4))).toEqual(
    ours.map((_, index) => String(index).padStart(4, "0")),
  );
});

test("a database that drizzle's migrator brought up to date goes on from there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  const entries = [{ idx: 0, when: 1, tag: "0000_test", breakpoints: true }];
  mkdirSync(join(folder, "meta"));
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ entries }));
  writeFileSync(join(folder, "0000_test.sql"), CUPS);
  await migrateByDrizzle(drizzle(sql), { migrationsFolder: folder });
  await run([CUPS, "insert into cup values (2000)"]);
  expect(await tags()).toEqual([1, 2]);
  rmSync(folder, { recursive: true });
});

test("each plain file is a transaction of its own", async () => {
  const broken = `insert into cup values (1)${BREAK}select 1 / 0`;
  await expect(run([TABLE, broken, PAINT.slice(20)])).rejects.toThrow("division by zero");
  expect(await tags()).toEqual([1]);
  expect(await sql`select from cup`).toHaveLength(0);
  await run([TABLE, broken.replace("/ 0", "/ 1")]);
  expect(await tags()).toEqual([1, 2]);
  expect(await sql`select from cup`).toHaveLength(1);
});

test("outside a transaction an index is built while others write, and a constraint is validated", async () => {
  const constraint = "alter table cup add constraint cup_id check (id > 0) not valid";
  await run([CUPS, outside(constraint, INDEX, "alter table cup validate constraint cup_id")]);
  expect(await isValid()).toBe(true);
  expect(await sql`select convalidated from pg_constraint where conname = 'cup_id'`).toMatchObject([
    { convalidated: true },
  ]);
  expect(await tags()).toEqual([1, 2]);
});

test("a batch runs until it finds nothing, each time in a transaction of its own", async () => {
  await run([CUPS, outside(PAINT)]);
  const [row] =
    await sql`select count(*)::int as count, count(distinct xmin::text)::int as transactions from cup where colour = 'blue'`;
  expect(row).toEqual({ count: 1000, transactions: 4 });
  expect(
    await sql`select touched::int, done_at is not null as done from drizzle.migration_steps`,
  ).toEqual([{ touched: 1000, done: true }]);
});

test("killed in the third batch, it goes on with the rest and counts on", async () => {
  const texts = [
    CUPS,
    outside("insert into cup values (2000)", PAINT, "insert into cup values (3000, 'red')"),
  ];
  await run(texts.slice(0, 1));
  await sql.unsafe(`create function stop() returns trigger language plpgsql as $$ begin
    if (select count(*) from cup where colour is not null) >= 600 then perform pg_terminate_backend(pg_backend_pid()); end if;
    return null; end $$; create trigger stop after update on cup for each statement execute function stop()`);
  // The statement sees its own 300 rows: the second batch is the one that dies.
  await expect(run(texts)).rejects.toThrow(/goes on where it was/);
  expect(await sql`select from cup where colour = 'blue'`).toHaveLength(300);
  expect(await tags()).toEqual([1]);
  await sql`drop trigger stop on cup`;
  await run(texts);
  expect(await sql`select touched::int from drizzle.migration_steps order by position`).toEqual([
    { touched: 0 },
    { touched: 1001 },
    { touched: 0 },
  ]);
  expect(await sql`select from cup where colour = 'red'`).toHaveLength(1);
});

/** A transaction that others have to wait for; the result ends it. */
async function hold(statement: string): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  await connection.unsafe(`begin; ${statement}`);
  return async () => {
    await connection`rollback`;
    connection.release();
  };
}

async function backendThat(runs: string): Promise<number> {
  for (;;) {
    const [row] = await sql`select pid from pg_stat_activity
      where datname = current_database() and query ilike ${`%${runs}%`} and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    if (row) return row.pid;
    await sleep(20);
  }
}

test("an index left half built by a kill is built anew", async () => {
  const texts = [CUPS, outside(INDEX)];
  await run(texts.slice(0, 1));
  const release = await hold("update cup set colour = 'green' where id = 1");
  const killed = expect(run(texts)).rejects.toThrow(/goes on where it was/);
  await sql`select pg_terminate_backend(${await backendThat("create index")})`;
  await killed;
  expect(await isValid()).toBe(false);
  await release();
  await run(texts);
  expect(await isValid()).toBe(true);
  expect(told).toContainEqual(expect.stringMatching("cup_colour: left unfinished"));
});

test("an index built concurrently waits longer than a lock may take", async () => {
  await run([CUPS]);
  const release = await hold("update cup set colour = 'green' where id = 1");
  const running = run([CUPS, outside(INDEX)]);
  await backendThat("create index");
  await sleep(PATIENCE.lockTimeoutMs * 3);
  await release();
  await running;
  expect(told.join()).not.toMatch("trying again");
});

test.each([
  ["plain", "alter table cup add size int"],
  ["outside", outside("alter table cup add size int")],
])(
  "a %s one asks for a busy table several times, and then gives up with nothing done",
  async (_, text) => {
    await run([CUPS]);
    const release = await hold("select from cup");
    await expect(run([CUPS, text])).rejects.toThrow(/lock timeout/);
    expect(told.filter((line) => line.includes("trying again"))).toHaveLength(PATIENCE.tries - 1);
    expect(await tags()).toEqual([1]);

    const running = run([CUPS, text]);
    await sleep(PATIENCE.lockTimeoutMs);
    await release();
    await running;
    expect(await tags()).toEqual([1, 2]);
  },
);

test("two processes at once: the second waits, also for an index that is built concurrently", async () => {
  const texts = [
    CUPS,
    outside(INDEX, "insert into cup values (2000)"),
    "insert into cup values (3000)",
  ];
  await Promise.all([run(texts), run(texts)]);
  expect(await tags()).toEqual([1, 2, 3]);
  expect(told).toContainEqual(expect.stringMatching("Another process is migrating"));
});

test("a statement that was rewritten after an interruption runs again", async () => {
  await expect(
    run([CUPS, outside("delete from cup where id = 1", "select 1 / 0")]),
  ).rejects.toThrow();
  await run([CUPS, outside("delete from cup where id in (1, 2)", "select 1")]);
  expect(await sql`select from cup`).toHaveLength(998);
});

test("nothing is done without the lock: a connection that ended is not replaced", async () => {
  const session = new MigrationSession(database.ownerUrl, PATIENCE, () => {});
  await session.lock();
  const [row] = await session.sql`select pg_backend_pid() as pid`;
  await sql`select pg_terminate_backend(${row?.pid})`;
  await expect
    .poll(() => {
      try {
        return session.sql !== undefined;
      } catch (error) {
        return String(error);
      }
    })
    .toMatch("ended the connection");
  await session.end();
});

test("a database that a newer version has migrated is refused with nothing done, unless told otherwise", async () => {
  await run([TABLE, CUPS.replace(TABLE, "select 1")]);
  await expect(run([TABLE])).rejects.toThrow(NewerDatabase);
  await run([TABLE], { allowNewer: true });
  expect(await tags()).toEqual([1, 2]);
});

test.each([
  [
    "an index without IF NOT EXISTS",
    outside("create index concurrently cup_colour on cup (colour)"),
    /IF NOT EXISTS/,
  ],
  ["a batch in a plain file", PAINT, /outside a transaction/],
])("%s is refused before anything runs", (_, text, message) => {
  expect(() => files(text)).toThrow(message);
});

test("a batch that does not say what it touched is an error, not the end", async () => {
  await expect(run([CUPS, outside("-- repeat until done\ndo $$ begin end $$")])).rejects.toThrow(
    /how many rows/,
  );
});
