import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { env } from "@/lib/base/env";
import { asText } from "@/lib/demo/load/copy-rows";
import { type Loaded, loadShops, ShopsThere } from "@/lib/demo/load/load-shops";
import { isPassword } from "@/lib/identity/factors/password";
import { schemaOf } from "@/lib/testing/empty-tables";
import { ownDatabase } from "@/lib/testing/own-database";

const OPTIONS = { updates: 1500, shops: 2, seed: 7, force: false, report: () => {} };

await ownDatabase();
let before: string;
let loaded: Loaded;
beforeAll(async () => {
  before = await withClient(schemaOf);
  loaded = await loadShops(OPTIONS);
}, 120_000);

async function withClient<T>(work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(env().DATABASE_URL, { max: 1, prepare: false });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function one(statement: ReturnType<typeof sql>) {
  const [row] = await database().execute<Record<string, number>>(statement);
  return row ?? {};
}

test("indexes, keys, references and triggers stand as they did", async () => {
  expect(await withClient(schemaOf)).toBe(before);
  const { loose } = await one(sql`select
    (select count(*) from pg_constraint where connamespace = 'public'::regnamespace and not convalidated)::int
    + (select count(*) from pg_index where not indisvalid)::int as loose`);
  expect(loose).toBe(0);
});

test("as many updates as asked for, in every state", async () => {
  const states = await one(sql`select count(*)::int as updates,
    count(*) filter (where solved_at is null)::int as open,
    count(*) filter (where rated_at is not null)::int as rated,
    count(*) filter (where visible_at is null)::int as hidden,
    count(*) filter (where follows_update_id is not null)::int as follows,
    (select count(*) from solves where reopened_at is not null)::int as reopened,
    (select count(*) from solves where notified_at is null)::int as silent,
    (select count(*) from mails where state = 'queued')::int as queued,
    (select count(*) from mails where sealed is not null)::int as readable,
    (select count(*) from nps_reviews where work_update_id is not null)::int as work
    from updates`);
  expect(states.updates).toBeGreaterThanOrEqual(1500);
  expect(states.updates).toBeLessThan(1520);
  for (const [name, number] of Object.entries(states)) expect(number, name).toBeGreaterThan(0);
  const { fives } = await one(
    sql`select (100.0 * count(*) filter (where stars = 5) / count(*))::int as fives from ratings`,
  );
  expect(fives).toBeGreaterThan(60);
  expect(fives).toBeLessThan(80);
});

test("counts by day are those of the rows, and of nothing else", async () => {
  const { ratings, answers, missing } = await one(sql`select
    (select sum(ratings) - (select count(*) from ratings) from rating_days)::int as ratings,
    (select sum(answers) - (select count(*) from nps_reviews) from nps_days)::int as answers,
    (select count(*) from (
      select r.shop_id, (r.created_at at time zone s.time_zone)::date as day, r.stars, count(*) as n
        from ratings r join shops s on s.id = r.shop_id group by 1, 2, 3
      except select shop_id, day, stars, sum(ratings) from rating_days group by 1, 2, 3) x)::int as missing`);
  expect({ ratings, answers, missing }).toEqual({ ratings: 0, answers: 0, missing: 0 });
});

test("what is said of an update fits what happened to it", async () => {
  const wrong = await one(sql`select
    (select count(*) from updates u where u.solved_at is not null and not exists (
      select from solves s where s.shop_id = u.shop_id and s.update_id = u.id and s.number = u.solve_number
        and s.solved_at = u.solved_at and s.reopened_at is null))::int as solved,
    (select count(*) from ratings r join updates u on u.shop_id = r.shop_id and u.id = r.update_id
      where u.rated_at <> r.created_at or u.order_id <> r.order_id)::int as rated,
    (select count(*) from updates u where created_at > now() or active_at > now() or active_at < created_at)::int as future,
    (select count(*) from solves s where (select count(*) from events e where e.shop_id = s.shop_id
      and e.update_id = s.update_id and e.type = 'update.solved' and e.at = s.solved_at) <> 1)::int as untold,
    (select count(*) from mails m join orders o on o.shop_id = m.shop_id and o.id = m.order_id
      where m.customer_id <> o.customer_id)::int as strangers,
    (select count(*) from nps_invitations where state = 'invited' and mail_id is null)::int as uninvited`);
  expect(wrong).toEqual({ solved: 0, rated: 0, future: 0, untold: 0, strangers: 0, uninvited: 0 });
});

test("numbers go on behind those that were given", async () => {
  const { free } = await one(sql`select (nextval(pg_get_serial_sequence('nps_reviews', 'id'))
    - (select max(id) from nps_reviews))::int as free`);
  expect(free).toBeGreaterThan(0);
});

test("the owner's password is known to whoever loaded, and nobody else has one", async () => {
  const rows = await database().execute<{ email: string; password_hash: string }>(
    sql`select email, password_hash from accounts order by email`,
  );
  const fits = await Promise.all(
    rows.map(({ password_hash }) => isPassword(password_hash, loaded.password ?? "")),
  );
  expect(rows.filter((_, index) => fits[index]).map(({ email }) => email)).toEqual([loaded.email]);
});

test("nothing leaves a loaded shop by itself", async () => {
  const { transports, surveys, due } = await one(sql`select
    (select count(*) from mail_settings where transport is distinct from 'outbox')::int as transports,
    (select count(*) from nps_surveys where active)::int as surveys,
    (select count(*) from mails where state = 'queued' and send_at < now() + interval '1 hour')::int as due`);
  expect({ transports, surveys, due }).toEqual({ transports: 0, surveys: 0, due: 0 });
});

test("shops that are there are left alone unless it is forced; the same seed then brings the same", async () => {
  await expect(loadShops(OPTIONS)).rejects.toThrow(ShopsThere);
  const again = await loadShops({ ...OPTIONS, force: true });
  expect(again.password).toBeNull();
  expect(again.rows).toEqual(loaded.rows);
  const { differing } = await one(sql`select count(*)::int as differing from (
    select a.title, a.priority from updates a where shop_id = ${loaded.shops[0]?.id}
    except all select b.title, b.priority from updates b where shop_id = ${again.shops[0]?.id}) x`);
  expect(differing).toBe(0);
}, 120_000);

test("every value is written so that COPY reads the same again", async () => {
  const hostile = ["\\.", "a\tb\nc\r\\n", "\\N", "{}", '"', "Ægir 伟 \u{1f600}", ""];
  await withClient(async (client) => {
    await client`create temp table copied (n int, t text, list text[], data jsonb, bytes bytea)`;
    const stream = await client`copy copied from stdin`.writable();
    const bytes = Buffer.from([0, 92, 255]);
    const lines = hostile.map((text, n) => [n, text, [text, "b"], { text }, bytes].map(asText));
    await new Promise<void>((resolve, reject) => {
      stream.once("error", reject).once("finish", resolve);
      stream.end(lines.map((line) => `${line.join("\t")}\n`).join(""));
    });
    const rows = await client`select t, list, data, bytes from copied order by n`;
    expect(rows.map(({ t }) => t)).toEqual(hostile);
    expect(rows.map(({ list }) => list[0])).toEqual(hostile);
    expect(rows.map(({ data }) => data.text)).toEqual(hostile);
    expect(rows[0]?.bytes).toEqual(bytes);
  });
});
