import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { env } from "@/lib/base/env";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { SECOND } from "@/lib/base/time";
import { countStates, queueLinks, useMailServer } from "@/lib/testing/dispatch";
import { makeShop } from "@/lib/testing/factories";
import { ownDatabase } from "@/lib/testing/own-database";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";
import { startWorker } from "@/lib/worker/worker";
import { testPostgresUrl } from "@/scripts/test-postgres.mjs";

await ownDatabase();
surviveLostConnections();

/** Nobody gets in, and whoever is in is thrown out: what a restart looks like from outside. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const name = new URL(env().DATABASE_URL).pathname.slice(1);
  const admin = postgres(testPostgresUrl(), { max: 1, onnotice: () => {} });
  try {
    await admin`alter database ${admin(name)} with allow_connections false`;
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await work();
  } finally {
    await admin`alter database ${admin(name)} with allow_connections true`;
    await admin.end();
  }
}

const queueJob = () => database().execute(sql`select graphile_worker.add_job('sweep', '{}'::json)`);

const jobsLeft = async () => {
  const [row] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker.jobs`,
  );
  return row?.count;
};

test("a database that is away for three seconds takes no slot and no email with it", {
  timeout: 120_000,
}, async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const sink = new SmtpSink();
  await sink.start();
  useMailServer(sink.url);
  sink.delayMs = 200;
  const { shopId } = await makeShop();
  await queueLinks(shopId, 60);
  const worker = startWorker();
  await sink.waitFor(() => true, 30 * SECOND);
  // A job that waits for a lock when its connection goes cannot record that it failed.
  const lock = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  const held = lock.begin(async (tx) => {
    await tx`lock table limits`;
    await tx`select pg_sleep(60)`;
  });
  held.catch(() => {});
  await sleep(SECOND / 2);
  await queueJob();
  await sleep(2 * SECOND);
  await withoutDatabase(() => sleep(3 * SECOND));
  await lock.end({ timeout: 0 });

  await vi.waitFor(async () => expect(await countStates(shopId)).toEqual({ sent: 60 }), {
    timeout: 60 * SECOND,
    interval: 500,
  });
  expect(String(said.mock.calls)).toContain("lost a slot");
  for (let n = 0; n < 20; n += 1) await queueJob();
  await vi.waitFor(async () => expect(await jobsLeft()).toBeLessThanOrEqual(1), {
    timeout: 30 * SECOND,
    interval: 200,
  });
  const ids = await Promise.all(
    sink.messages().map(async (message) => (await parseMail(message)).messageId),
  );
  expect(new Set(ids).size).toBe(60);
  expect(ids).toHaveLength(60);
  await worker.stop();
  await sink.stop();
});

test("a worker that starts while the database is away waits for it", {
  timeout: 60_000,
}, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const sink = new SmtpSink();
  await sink.start();
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 1);
  await queueJob();
  let worker: ReturnType<typeof startWorker> | undefined;
  await withoutDatabase(async () => {
    worker = startWorker();
    await sleep(3 * SECOND);
  });
  await vi.waitFor(async () => expect(await countStates(shopId)).toEqual({ sent: 1 }), {
    timeout: 30 * SECOND,
    interval: 200,
  });
  await vi.waitFor(async () => expect(await jobsLeft()).toBe(0), { timeout: 30 * SECOND });
  await worker?.stop();
  await sink.stop();
});
