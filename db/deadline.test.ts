import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { database, healthDatabase, reports, transaction } from "@/db/client";
import { withAllowance, withinRequest } from "@/lib/base/allowance";
import { env } from "@/lib/base/env";
import { isOutage } from "@/lib/http/outage";
import { layWire } from "@/lib/testing/lay-wire";
import { withConnection } from "@/lib/testing/old-database";
import type { Wire } from "@/lib/testing/wire";

let direct: string;
let wire: Wire;

beforeAll(async () => {
  direct = env().DATABASE_URL;
  wire = await layWire();
  // Connecting takes its time.
  await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 ? one() : oneInTransaction())));
});
afterEach(() => expectRecovery());

const one = () => database().execute(sql`select 1 as one`);
const oneInTransaction = () => transaction((tx) => tx.execute(sql`select 1 as one`));
const hang = () => database().execute(sql`select pg_sleep(60)`);
const hangInTransaction = () => transaction((tx) => tx.execute(sql`select pg_sleep(60)`));

/** Whether a request's work found no database, and after how many seconds. */
async function outcomeOf(work: () => Promise<unknown>) {
  const from = performance.now();
  const away = await withinRequest(work).then(
    () => false,
    (error) => isOutage(error),
  );
  return { away, seconds: (performance.now() - from) / 1000 };
}

async function expectGivenUp(work: () => Promise<unknown>): Promise<void> {
  const { away, seconds } = await outcomeOf(work);
  expect(away).toBe(true);
  expect(seconds).toBeGreaterThan(1.15);
  expect(seconds).toBeLessThan(2);
}

/** Every connection is good again within five seconds, all of them used at once. */
async function expectRecovery(): Promise<void> {
  const from = performance.now();
  const all = () =>
    Promise.all(Array.from({ length: 30 }, (_, n) => outcomeOf(n % 2 ? one : oneInTransaction)));
  while ((await all()).some(({ away }) => away)) {
    expect(performance.now() - from).toBeLessThan(5_000);
    await pause(50);
  }
}

/** How many statements that should have been given up still run. */
const running = () =>
  withConnection(direct, async (somebody) => {
    const [row] = await somebody`
      select count(*)::int as n from pg_stat_activity
      where query like '%pg_sleep(60)%' and state <> 'idle' and pid <> pg_backend_pid()`;
    return row?.n as number;
  });

test("a read that hangs is given up in time, and cancelled", async () => {
  await expectGivenUp(hang);
  await expect.poll(running).toBe(0);
});

test("so is a transaction, and what it did before is taken back", async () => {
  await expectGivenUp(() =>
    transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_lock(4711)`);
      await tx.execute(sql`select pg_sleep(60)`);
    }),
  );
  await expect.poll(running).toBe(0);
  const locks = () =>
    withConnection(direct, async (somebody) => {
      const held =
        await somebody`select from pg_locks where locktype = 'advisory' and objid = 4711`;
      return held.length;
    });
  // With the connection everything that it held is gone.
  await expect.poll(locks).toBe(0);
});

test("one request's statements share the time, whether they fail or not", async () => {
  const three = async () => {
    await database().execute(sql`select pg_sleep(0.6)`);
    await transaction((tx) => tx.execute(sql`select pg_sleep(0.6)`));
    await one();
    await database().execute(sql`select pg_sleep(0.6)`);
  };
  await expectGivenUp(three);
  // Positive control: two of them are in time, and what does not wait for the database is free.
  const two = async () => {
    await database().execute(sql`select pg_sleep(0.5)`);
    await pause(1_000);
    await database().execute(sql`select pg_sleep(0.5)`);
  };
  expect((await outcomeOf(two)).away).toBe(false);
});

test("whoever waits for a free connection waits no longer than for an answer", async () => {
  const size = env().DATABASE_POOL;
  const all = Array.from({ length: size * 3 }, (_, n) =>
    expectGivenUp(n % 2 ? hang : hangInTransaction),
  );
  // The question whether all is well has a connection of its own.
  await pause(500);
  const asked = await outcomeOf(() => healthDatabase().execute(sql`select 1`));
  expect([asked.away, asked.seconds < 1]).toEqual([false, true]);
  await Promise.all(all);
  await expect.poll(running).toBe(0);
});

test("a server that keeps its connections and never responds", async () => {
  await Promise.all([one(), oneInTransaction()]);
  wire.freeze();
  await Promise.all([one, oneInTransaction, one, oneInTransaction].map(expectGivenUp));
  wire.thaw();
  await expectRecovery();
});

test("connections that die without a word are made anew", async () => {
  await Promise.all([one(), oneInTransaction()]);
  wire.forget();
  await expectGivenUp(one);
  await expectRecovery();
});

test("reports, and what is given time of its own, may take longer", async () => {
  const slow = () => reports().execute(sql`select pg_sleep(2)`);
  expect((await outcomeOf(slow)).away).toBe(false);
  const allowed = () => withAllowance(4_000, () => database().execute(sql`select pg_sleep(2)`));
  expect((await outcomeOf(allowed)).away).toBe(false);
  const { away, seconds } = await outcomeOf(() => withAllowance(2_500, hang));
  expect([away, seconds > 2.4, seconds < 3]).toEqual([true, true, true]);
});

test("a report waits no longer for a lock than anything else", async () => {
  await withConnection(direct, (somebody) =>
    somebody.begin(async (tx) => {
      await tx`lock table shops in access exclusive mode`;
      await expectGivenUp(async () => reports().execute(sql`select count(*) from shops`));
    }),
  );
});

test("outside of requests nobody waits for two seconds only", async () => {
  await database().execute(sql`select pg_sleep(2)`);
  await transaction((tx) => tx.execute(sql`select pg_sleep(2)`));
});
