import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Migration, readMigrations } from "@/db/migration-file";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import {
  BIG,
  createOldDatabase,
  LONG,
  type OldDatabase,
  withConnection,
} from "@/lib/testing/old-database";

surviveLostConnections();

const NEW = readMigrations().slice(8);

let old: OldDatabase;
beforeAll(async () => {
  old = await createOldDatabase();
});
afterAll(() => old.drop());

/** Every row is kept, and each shop has its survey after solved updates and the channels of apps besides. */
const today = (before: Record<string, number>) => ({
  ...before,
  nps_channels: (before.nps_channels ?? 0) + 2 * (before.shops ?? 0),
  nps_surveys: (before.nps_surveys ?? 0) + (before.shops ?? 0),
});

const newestOf = (url: string) =>
  withConnection(url, async (sql) => {
    const [row] =
      await sql`select max(created_at)::float8 as newest from drizzle.__drizzle_migrations`;
    return row?.newest;
  });

test("an old database becomes today's, and keeps every row", async () => {
  const database = await old.copy();
  const before = await database.countRows();
  expect(before).toMatchObject({ updates: 200, ratings: 80 });
  await database.upgrade();
  expect(await database.countRows()).toMatchObject(today(before));
  expect(await newestOf(database.url)).toBe(readMigrations().at(-1)?.when);
  await withConnection(database.url, async (sql) => {
    const [left] = await sql`select
      (select count(*) from mails where kind = 'rating.assignee' or dedupe_key like '%:assignee')::int as assignee,
      (select count(*) from mails where kind = 'rating.responsible' and dedupe_key = 'rating:' || rating_id || ':responsible')::int as mails,
      (select count(*) from mail_texts where kind = 'rating.responsible' and subject = 'Vurderet: {order}')::int as texts,
      (select count(*) from setting_changes where setting = 'mail.texts.rating.responsible.da.subject')::int as changes,
      (select bool_and(auto_assign) from shops) as assigns`;
    expect(left).toMatchObject({ assignee: 0, texts: 3, changes: 18, assigns: true });
    expect(left?.mails).toBeGreaterThan(20);
  });

  const told: string[] = [];
  await database.upgrade({ log: (line) => told.push(line) });
  expect(told).toEqual([]);
  await database.drop();
});

/** Which statements are done, and when they were. */
const stepsOf = (url: string) =>
  withConnection(url, async (sql) => {
    const rows = await sql`
      select tag, position, done_at::text from drizzle.migration_steps where done_at is not null`;
    return [...rows];
  });

/** The same migrations, but the database ends the connection in the middle of one statement. */
function killedAt(tag: string, position: number): Migration[] {
  const kill = "select pg_terminate_backend(pg_backend_pid())";
  return readMigrations().map((migration) => ({
    ...migration,
    statements: migration.statements.map((statement, index) =>
      migration.tag === tag && index === position
        ? { ...statement, text: statement.alone ? kill : `${statement.text};\n${kill}` }
        : statement,
    ),
  }));
}

const POINTS = NEW.flatMap(({ tag, statements }) =>
  statements.map((_, position) => ({ tag, position })),
);

test("interrupted at every single statement, it goes on where it was", {
  timeout: 120_000,
}, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const database = await old.copy();
  const before = await database.countRows();
  for (const { tag, position } of POINTS) {
    const done = await stepsOf(database.url);
    const upgrade = database.upgrade({ migrations: killedAt(tag, position) });
    await expect(upgrade, `${tag}, statement ${position + 1}`).rejects.toThrow(
      /goes on where it was/,
    );
    expect(await stepsOf(database.url), "what is done is not done again").toEqual(
      expect.arrayContaining(done),
    );
  }
  await database.upgrade();
  expect(await database.countRows()).toMatchObject(today(before));
  expect(await newestOf(database.url)).toBe(readMigrations().at(-1)?.when);
  await database.drop();
});

test.runIf(LONG)(`${BIG} updates`, { timeout: 3_600_000 }, async () => {
  const big = await createOldDatabase({ updates: BIG, sealed: 20_000 });
  const before = await big.countRows();
  await big.upgrade({ log: (line) => process.stdout.write(`${line}\n`) });
  expect(await big.countRows()).toMatchObject(today(before));
  await big.drop();
});
