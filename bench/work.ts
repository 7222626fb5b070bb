import { setTimeout as sleep } from "node:timers/promises";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { settingsOf } from "@/lib/testing/factories";
import { startStack } from "@/lib/testing/stack";
import { makeSolved } from "./copies";
import { cpuOf, cpuOfFamily } from "./cpu";
import { drive } from "./drive";
import { quantile } from "./measure";
import { PATHS } from "./paths";
import { atMost, type Line } from "./table";
import type { World } from "./world";

const rateByRest = PATHS.find(({ name }) => name === "rate-rest");

/** Ratings on 32 connections, two a second each: many customers at once, not more than the machine can take. */
export async function ratingsAtOnce({ product }: World): Promise<Line> {
  const load = { connections: 32, everyMs: 500, count: 600 };
  await product.shop.stock(product.sql, load.count);
  const next = () => rateByRest?.ask(product) ?? fail();
  const { latencies, answers, seconds } = await drive(product.url, next, load);
  const sorted = latencies.sort((a, b) => a - b);
  const p99 = quantile(sorted, 0.99);
  return {
    ...{ name: "rate-32-connections", p50: quantile(sorted, 0.5), p99 },
    ...{ perSecond: answers / seconds, goals: [atMost("p99", 25, p99, " ms")] },
  };
}

const MAILS = 500;
const MAILS_MS = 60_000;

/** What ratings have caused leaves through one worker into a mail server that takes everything. */
export async function mailsSent(world: World): Promise<Line> {
  const { product } = world;
  const { owner } = product.shop;
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), followUpDelayMinutes: 0 });
  // A loaded shop keeps its emails in its Outbox.
  await product.sql`update mail_settings set transport = null where shop_id = ${owner.shopId}`;
  await product.shop.stock(product.sql, MAILS);
  await drive(product.url, () => rateByRest?.ask(product) ?? fail(), {
    connections: 4,
    count: MAILS,
  });
  const [due] = await product.sql<[{ count: number }]>`
    select count(*)::int from mails where state = 'queued' and send_at <= now()`;
  const database = { ...product.database, drop: async () => {} };
  const db = cpuOfFamily(world.postgres);
  const stack = await startStack({ database });
  const received = () => stack.sink.messages();
  const deadline = Date.now() + MAILS_MS;
  while (received().length < due.count && Date.now() < deadline) await sleep(50);
  const count = received().length;
  const from = received()[0]?.receivedAt.getTime() ?? Number.NaN;
  const to = received()[count - 1]?.receivedAt.getTime() ?? Number.NaN;
  const app = cpuOf(stack.workers[0]?.pid ?? 0) / count;
  const used = { app, db: (cpuOfFamily(world.postgres) - db) / count };
  await stack.stop();
  const perSecond = (count - 1) / ((to - from) / 1000);
  return {
    ...{ name: "mails", ...used, cpu: used.app + used.db, perSecond },
    note: `${count} of ${due.count} left`,
    goals: [{ text: "≥ 300 per s", met: perSecond >= 300 && count >= due.count }],
  };
}

const DUE = 10_000;
const HOUR = 3_600_000;

/** One scan of the shop's surveys when nothing is due, and when 10,000 solved updates are. */
export async function surveyScans(world: World): Promise<Line[]> {
  const { product } = world;
  const { id, owner } = product.shop;
  const [survey] = await product.sql<{ days: number }[]>`
    update nps_surveys set active = true where shop_id = ${id} and kind = 'solved' returning days`;
  if (!survey) throw new Error("The shop has no survey after solved updates.");
  await scanSurveys(id);
  const idle = await timed(world, () => scanSurveys(id));
  const made = await makeSolved(product.sql, owner, DUE);
  await product.sql`update solves set notified_at = solved_at
    where shop_id = ${id} and update_id = any(${made.map(({ updateId }) => updateId)})`;
  await product.sql`analyze`;
  const now = new Date(Date.now() + survey.days * 24 * HOUR + HOUR);
  const busy = await timed(world, () => scanSurveys(id, { now }));
  const decided = Object.values(busy.result).reduce((sum, count) => sum + count, 0);
  if (decided < DUE) throw new Error(`Of ${DUE} due, ${decided} were decided on.`);
  const line = (name: string, { ms, db }: typeof idle, most: number): Line => ({
    ...{ name, db, note: `${Math.round(ms)} ms` },
    goals: [atMost("db", most, db, " ms")],
  });
  return [line("nps-scan-idle", idle, 50), line("nps-scan-10000", busy, 1000)];
}

async function timed<T>(world: World, work: () => Promise<T>) {
  const [from, db] = [performance.now(), cpuOfFamily(world.postgres)];
  const result = await work();
  return { result, ms: performance.now() - from, db: cpuOfFamily(world.postgres) - db };
}

function fail(): never {
  throw new Error("There is no such path.");
}
