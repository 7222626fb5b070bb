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

/** Every row is kept; each shop has its survey after solved updates, the channels of apps and the text it shares besides. */
const today = (before: Record<string, number>) => ({
  ...before,
  share_texts: before.shops,
  nps_category_texts: 0,
  mail_template_texts: 0,
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
  expect(await newestOf(database.ownerUrl)).toBe(readMigrations().at(-1)?.when);
  await withConnection(database.ownerUrl, async (sql) => {
    const [left] = await sql`select
      (select count(*) from mails where kind = 'rating.assignee' or dedupe_key like '%:assignee')::int as assignee,
      (select count(*) from mails where kind = 'rating.responsible' and dedupe_key = 'rating:' || rating_id || ':responsible')::int as mails,
      (select count(*) from mail_texts where kind = 'rating.responsible' and subject = 'Vurderet: {order}')::int as texts,
      (select count(*) from setting_changes where setting = 'mail.texts.rating.responsible.da.subject')::int as changes,
      (select bool_and(auto_assign) from shops) as assigns`;
    expect(left).toMatchObject({ assignee: 0, texts: 3, changes: 18, assigns: true });
    const [months] = await sql`select (select sum(ratings)::int from rating_months) as ratings,
      (select coalesce(sum(answers), 0)::int from nps_months) as answers`;
    expect(months).toEqual({ ratings: before.ratings, answers: before.nps_reviews });
    expect(left?.mails).toBeGreaterThan(20);
  });

  const told: string[] = [];
  await database.upgrade({ log: (line) => told.push(line) });
  expect(told).toEqual([]);
  await database.drop();
});

test("quantities and what customers call a member stay what they were", async () => {
  const database = await old.copy();
  await withConnection(database.ownerUrl, async (sql) => {
    await sql`update members set name = 'Müller, Jörg' where id = (select id from members order by id limit 1)`;
    await sql`update members set name = 'Amara Osei' where id = (select id from members order by id offset 1 limit 1)`;
  });
  await database.upgrade();
  await withConnection(database.ownerUrl, async (sql) => {
    const [items] = await sql`select count(*)::int as n, bool_and(quantity = position) as same,
      (select count(*)::int from pg_constraint where conname = 'order_items_quantity') as checks,
      to_regclass('order_items_uncopied') as index from order_items`;
    expect(items).toMatchObject({ n: expect.any(Number), same: true, checks: 1, index: null });
    expect(items?.n).toBeGreaterThan(0);
    const names = await sql`select name, public_name from members order by id limit 2`;
    expect(names.map((row) => row.public_name)).toEqual([null, "Amara"]);
    await sql`update order_items set quantity = -0.5`;
    await expect(sql`update order_items set quantity = null`).rejects.toThrow(/not-null/);
    await expect(sql`update order_items set quantity = 1e10`).rejects.toThrow(
      /order_items_quantity/,
    );
  });
  await database.drop();
});

test("the jobs of emails are removed, and their rows wait to be taken", async () => {
  const database = await old.copy();
  await withConnection(database.ownerUrl, async (sql) => {
    await sql`update mails set state = 'queued', drop_reason = null where id in (select id from mails order by id limit 3)`;
    await sql`select graphile_worker.add_job('send_mail', json_build_object('shopId', shop_id, 'mailId', id),
      job_key => 'mail:' || id) from mails where state = 'queued'`;
    await sql`select graphile_worker.add_job('invite', '{}'::json)`;
  });
  await database.upgrade();
  await withConnection(database.ownerUrl, async (sql) => {
    const jobs = await sql`select task_identifier as name from graphile_worker.jobs`;
    expect(jobs.map(({ name }) => name)).toEqual(["invite"]);
    const [row] = await sql`select count(*)::int as waiting, sum(unclear_attempts)::int as unclear
      from mails where state = 'queued' and claimed_by is null`;
    expect(row?.waiting).toBeGreaterThanOrEqual(3);
    expect(row?.unclear).toBe(0);
  });
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
  timeout: POINTS.length * 1000,
}, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const database = await old.copy();
  const before = await database.countRows();
  for (const { tag, position } of POINTS) {
    const done = await stepsOf(database.ownerUrl);
    const upgrade = database.upgrade({ migrations: killedAt(tag, position) });
    await expect(upgrade, `${tag}, statement ${position + 1}`).rejects.toThrow(
      /goes on where it was/,
    );
    expect(await stepsOf(database.ownerUrl), "what is done is not done again").toEqual(
      expect.arrayContaining(done),
    );
  }
  await database.upgrade();
  expect(await database.countRows()).toMatchObject(today(before));
  expect(await newestOf(database.ownerUrl)).toBe(readMigrations().at(-1)?.when);
  await database.drop();
});

test.runIf(LONG)(`${BIG} updates`, { timeout: 3_600_000 }, async () => {
  const big = await createOldDatabase({ updates: BIG, sealed: 20_000 });
  const before = await big.countRows();
  await big.upgrade({ log: (line) => process.stdout.write(`${line}\n`) });
  expect(await big.countRows()).toMatchObject(today(before));
  await big.drop();
});

test("keys get their maker from the log, open invitations end, and a provider in use stays", async () => {
  const database = await old.copy();
  await withConnection(database.ownerUrl, async (sql) => {
    // Sent through the shops' own providers, but the second one's, which never left.
    await sql`update mails m set transport = case s.transport when 'smtp' then 'smtp' else 'outbox' end
      from mail_settings s where s.shop_id = m.shop_id and m.state = 'sent'`;
    await sql`insert into setting_changes (shop_id, member_id, setting, subject_id, "from", "to")
      select k.shop_id, m.id, 'keys.key', k.id, null, to_jsonb(k.name) from api_keys k
      join members m on m.shop_id = k.shop_id and m.role = 'admin' where k.name in ('Key 0', 'Key 2')`;
    await sql`insert into setting_changes (shop_id, member_id, setting, subject_id, "from", "to")
      select k.shop_id, m.id, 'keys.key', k.id, to_jsonb(k.name), null from api_keys k
      join members m on m.shop_id = k.shop_id and m.role = 'owner' where k.name = 'Key 2'`;
  });
  await database.upgrade();
  await withConnection(database.ownerUrl, async (sql) => {
    const made = await sql`select k.name, m.role from api_keys k
      join members m on m.shop_id = k.shop_id and m.id = k.created_by_id order by k.name`;
    expect([...made]).toEqual([
      { name: "Key 0", role: "admin" },
      { name: "Key 2", role: "admin" },
    ]);
    const providers =
      await sql`select transport, verified_at is not null as verified from mail_settings order by 1`;
    expect([...providers]).toEqual([
      { transport: "resend", verified: false },
      { transport: "smtp", verified: true },
      { transport: null, verified: false },
    ]);
    const open =
      await sql`select s.transport, count(i.token_hash)::int as links, count(*)::int > 1 as several
      from invitations i join mail_settings s using (shop_id)
      where i.accepted_at is null and i.revoked_at is null group by 1 order by 1`;
    expect([...open]).toEqual([
      { transport: "resend", links: 0, several: true },
      { transport: "smtp", links: 0, several: true },
      { transport: null, links: 0, several: true },
    ]);
  });
  await database.drop();
});
