import { sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { LOGS } from "@/db/grants";
import { migrate } from "@/db/migrate";
import { env } from "@/lib/base/env";
import { ACCOUNT_EVENTS } from "@/lib/base/vocabularies";
import { enqueue } from "@/lib/jobs/queue";
import { startTest } from "@/lib/setup/start-test";
import { asOwner } from "@/lib/testing/as-owner";
import { asSuperuser, createDatabase, EMPTY } from "@/lib/testing/database";
import { makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";

const REFUSED = { cause: { code: "42501" } };

/** What the application may do with each table of ours; a new table needs its line here. */
const ROWS = "DELETE, INSERT, SELECT, UPDATE";
const GROWS = "INSERT, SELECT";
const RIGHTS: Record<string, string> = {
  account_events: GROWS,
  account_links: ROWS,
  accounts: ROWS,
  api_keys: ROWS,
  blocked_addresses: ROWS,
  customers: ROWS,
  events: GROWS,
  idempotency_keys: ROWS,
  installation: ROWS,
  invitations: ROWS,
  limits: ROWS,
  link_visits: ROWS,
  links: ROWS,
  mail_settings: ROWS,
  mail_template_texts: ROWS,
  mail_templates: ROWS,
  mail_texts: ROWS,
  mails: ROWS,
  members: ROWS,
  notes: ROWS,
  nps_categories: ROWS,
  nps_category_texts: ROWS,
  nps_channels: ROWS,
  nps_days: ROWS,
  nps_experiments: ROWS,
  nps_invitations: ROWS,
  nps_months: ROWS,
  nps_reports: ROWS,
  nps_review_versions: ROWS,
  nps_reviews: ROWS,
  nps_rules: ROWS,
  nps_settings: ROWS,
  nps_surveys: ROWS,
  opt_outs: ROWS,
  order_items: ROWS,
  order_words: ROWS,
  orders: ROWS,
  passkeys: ROWS,
  rating_days: ROWS,
  rating_months: ROWS,
  rating_settings: ROWS,
  ratings: ROWS,
  recovery_codes: ROWS,
  sessions: ROWS,
  setting_changes: GROWS,
  share_texts: ROWS,
  shop_logos: ROWS,
  shop_setups: ROWS,
  shops: ROWS,
  solve_days: ROWS,
  solves: ROWS,
  statuses: ROWS,
  survey_access: ROWS,
  updates: ROWS,
  workers: ROWS,
};

const ALL = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];

async function rightsIn(schema: string): Promise<Record<string, string>> {
  const rows = await database().execute<{ name: string; rights: string | null }>(sql`
    select relname as name, (
      select string_agg(right_name, ', ' order by right_name) from json_array_elements_text(${JSON.stringify(ALL)}::json) right_name
      where has_table_privilege(current_user, c.oid, right_name)) as rights
    from pg_class c where relkind in ('r', 'p') and relnamespace = ${schema}::regnamespace`);
  return Object.fromEntries(rows.map(({ name, rights }) => [name, rights ?? ""]));
}

test("the application's rights on every table are those of its line", async () => {
  expect(await rightsIn("public")).toEqual(RIGHTS);
  expect(LOGS).toEqual(Object.keys(RIGHTS).filter((name) => RIGHTS[name] === GROWS));
  const queue = await rightsIn("graphile_worker");
  expect(new Set(Object.values(queue))).toEqual(new Set([ROWS]));
  expect(await rightsIn("drizzle")).toEqual({
    __drizzle_migrations: "SELECT",
    migration_steps: "SELECT",
  });
});

test("it owns nothing, is nobody's member, and cannot make or change what others own", async () => {
  const [row] = await database().execute(sql`
    select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as powerful,
      (select count(*) from pg_class where relowner = r.oid)::int as owned,
      (select count(*) from pg_proc where proowner = r.oid)::int as functions,
      (select count(*) from pg_auth_members where member = r.oid)::int as memberships
    from pg_roles r where rolname = current_user`);
  expect(row).toEqual({ powerful: false, owned: 0, functions: 0, memberships: 0 });
  for (const statement of [
    sql`create table mine (id int)`,
    sql`alter table updates add column mine int`,
    sql`drop table order_words`,
    sql`truncate limits`,
    sql`alter table events disable trigger events_append_only`,
    sql`create or replace function history_is_open() returns boolean language sql as 'select true'`,
    sql`set session_replication_role = replica`,
    sql`delete from drizzle.__drizzle_migrations`,
  ]) {
    await expect(database().execute(statement)).rejects.toMatchObject(REFUSED);
  }
});

test("what runs with the owner's rights has its search path pinned, and is for the application alone", async () => {
  const rows = await database().execute<Record<string, unknown>>(sql`
    select proname as name, array_to_string(proconfig, ' ') as pinned,
      has_function_privilege(current_user, oid, 'execute') as mine,
      exists (select from aclexplode(proacl) where grantee = 0) as everybodys
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
  const guarded = {
    pinned: "search_path=pg_catalog, public, pg_temp",
    mine: true,
    everybodys: false,
  };
  expect([...rows]).toEqual(
    ["learn_sizes", "move_act", "remove_test_events"].map((name) => ({ name, ...guarded })),
  );
});

test("a log takes new lines, and gives none back", async () => {
  const { owner } = await makeShop();
  const updateId = await makeUpdate(owner, await makeOrder(owner.shopId));
  const LINES = {
    events: sql`insert into events (shop_id, update_id, type, actor_kind)
      select shop_id, update_id, type, actor_kind from events where update_id = ${updateId} limit 1`,
    account_events: sql`insert into account_events (account_id, type) select account_id, ${ACCOUNT_EVENTS[0]}
      from members where shop_id = ${owner.shopId}`,
    setting_changes: sql`insert into setting_changes (shop_id, setting) values (${owner.shopId}, 'shop.name')`,
  };
  const at: Record<string, string> = {
    events: "data",
    account_events: "data",
    setting_changes: "to",
  };
  for (const [log, insert] of Object.entries(LINES)) {
    const name = sql.identifier(log);
    const count = async () => (await database().execute(sql`select from ${name}`)).length;
    const before = await count();
    const { count: added } = (await database().execute(insert)) as unknown as { count: number };
    expect([added, await count()], log).toEqual([1, before + 1]);
    for (const tampering of [
      sql`update ${name} set ${sql.identifier(at[log] ?? "")} = '{}'`,
      sql`delete from ${name}`,
      sql`truncate ${name}`,
    ]) {
      await expect(database().execute(tampering), log).rejects.toMatchObject(REFUSED);
    }
    // The trigger refuses the owner as well: somebody with one role has this second line.
    await expect(
      asOwner((owned) => owned.unsafe(`delete from ${log}`)),
      log,
    ).rejects.toMatchObject({
      code: "42501",
    });
    expect(await count(), log).toBe(before + 1);
  }
});

test("the history opens for nobody who only says so", async () => {
  const { owner } = await makeShop();
  const updateId = await makeUpdate(owner, await makeOrder(owner.shopId));
  const [before] = await database().execute(
    sql`select * from events where update_id = ${updateId} order by id limit 1`,
  );
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local starloop.history = 'open'`);
    const [row] = await tx.execute(sql`select history_is_open() as open`);
    expect(row).toEqual({ open: false });
  });
  // What another transaction wrote stays where it is.
  await database().execute(sql`select move_act(${owner.shopId}::uuid, '2001-01-01')`);
  const [after] = await database().execute(
    sql`select * from events where update_id = ${updateId} order by id limit 1`,
  );
  expect(after).toEqual(before);
});

test("lines leave the tracking log with a test order alone, and no order becomes one for it", async () => {
  const { owner } = await makeShop();
  const orderId = await makeOrder(owner.shopId);
  const updateId = await makeUpdate(owner, orderId);
  await startTest(owner, "en");
  const [tried] = await database().execute<{ id: string; lines: number }>(sql`
    select o.id, count(e.id)::int as lines from orders o join updates u on u.order_id = o.id join events e on e.update_id = u.id
    where o.shop_id = ${owner.shopId} and o.test group by 1`);
  const remove = (id: string) =>
    database().execute(sql`select remove_test_events(${owner.shopId}::uuid, ${id}::uuid)`);
  const lines = async () =>
    (await database().execute(sql`select from events where shop_id = ${owner.shopId}`)).length;
  const before = await lines();
  await remove(orderId);
  expect(await lines()).toBe(before);
  for (const trick of [
    sql`update orders set test = true where id = ${orderId}`,
    sql`update orders set test = false where id = ${tried?.id}`,
    sql`update updates set order_id = ${tried?.id} where id = ${updateId}`,
  ]) {
    await expect(database().execute(trick)).rejects.toMatchObject(REFUSED);
  }
  await remove(tried?.id ?? "");
  expect(tried?.lines).toBeGreaterThan(0);
  expect(await lines()).toBe(before - Number(tried?.lines));
});

test("jobs are queued and read under row security", async () => {
  await database().transaction((tx) => enqueue(tx, "sweep", {}, { jobKey: "rights" }));
  const seen = await database().execute(sql`select from graphile_worker.jobs where key = 'rights'`);
  expect(seen).toHaveLength(1);
});

test("a role that is missing stops the migration with a sentence; made later, it gets its rights", async () => {
  const made = await createDatabase({ template: EMPTY });
  const role = `late_${new URL(made.url).pathname.slice(-8)}`;
  const late = new URL(made.url);
  late.username = role;
  const run = () => migrate(made.ownerUrl, { applicationUrls: [late.href] });
  await expect(run()).rejects.toThrow(`no role "${role}"`);
  await asSuperuser(made.url, (sql) => sql.unsafe(`create role ${role} login password 'test'`));
  const client = postgres(late.href, { max: 1 });
  await expect(client`select from shops`).rejects.toMatchObject({ code: "42501" });
  await run();
  await run();
  expect(await client`select from shops`).toHaveLength(0);
  await client.end();
  await made.drop();
  await asSuperuser(env().DATABASE_URL, (sql) => sql.unsafe(`drop role ${role}`));
});

test("where the owner is the application, there is nobody to give rights to", async () => {
  const made = await createDatabase({ template: EMPTY });
  await migrate(made.ownerUrl, { applicationUrls: [made.ownerUrl] });
  const client = postgres(made.ownerUrl, { max: 1 });
  expect(await client`select from pg_policies`).toHaveLength(0);
  await client.end();
  await made.drop();
});
