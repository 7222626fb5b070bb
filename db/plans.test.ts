import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { loadShops } from "@/lib/demo/load/load-shops";
import { type Caught, catchStatements, pointAt } from "@/lib/testing/caught-statements";
import { createDatabase } from "@/lib/testing/database";
import { type Cost, costsOf } from "@/lib/testing/explain";
import { everyReading } from "@/lib/testing/readings/every-reading";
import { choose, LOADED, MANY_UPDATES } from "@/lib/testing/tier";

/** The same shop at two sizes. */
const SMALL = choose(1_000, 10_000);
const BIG = choose(10_000, MANY_UPDATES);

/** A look-up in an index of a million costs a page more than in one of ten thousand: where it reads nothing else, four for three. */
const GROWTH = 1.4;
const FEW_BUFFERS = 150;
/** What one more row on a page may cost: what is told of it is looked up. */
const BUFFERS_A_ROW = 20;
const FEW_ROWS = 3_000;

type Reading = {
  name: string;
  failed: unknown;
  plans: { text: string; first: Cost; settled: Cost }[];
};

const home = env().DATABASE_URL;
const drops: (() => Promise<void>)[] = [];
let small: Map<string, Reading>;
let big: Map<string, Reading>;

beforeAll(async () => {
  small = await readAll(LOADED.small ?? (await loaded(SMALL)));
  big = await readAll(LOADED.big ?? (await loaded(BIG)));
}, 3_600_000);

afterAll(async () => {
  await pointAt(home);
  for (const drop of drops) await drop();
});

async function loaded(updates: number): Promise<string> {
  const database = await createDatabase();
  drops.push(database.drop);
  await pointAt(database.url);
  await loadShops({ updates, shops: 2, seed: 3, force: false, report: () => {} });
  return database.url;
}

/** Reads everything and has PostgreSQL explain each statement that went over the wire for it. */
async function readAll(url: string): Promise<Map<string, Reading>> {
  await pointAt(url);
  const readings = await everyReading();
  const caught = new Map<string, Caught[]>();
  const failed = new Map<string, unknown>();
  for (const { name, read } of readings) {
    caught.set(name, await catchStatements(() => read().catch((error) => failed.set(name, error))));
  }
  await closeDatabase();
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} });
  const found = new Map<string, Reading>();
  for (const [name, statements] of caught) {
    const plans = [];
    // One that failed took longer than anybody waits.
    for (const statement of failed.has(name) ? [] : statements.filter(isReading)) {
      const [first, settled] = await costsOf(sql, statement);
      plans.push({ text: statement.text, first, settled });
    }
    found.set(name, { name, plans, failed: failed.get(name) });
  }
  await sql.end();
  return found;
}

const isReading = ({ text }: Caught) => /^\s*(select|with)\b/i.test(text);

type Run = "first" | "settled";

const total = (reading: Reading | undefined, run: Run, of: (cost: Cost) => number) =>
  (reading?.plans ?? []).reduce((sum, plan) => sum + of(plan[run]), 0);

const worst = (reading: Reading, of: (cost: Cost) => number) =>
  Math.max(0, ...reading.plans.flatMap(({ first, settled }) => [of(first), of(settled)]));

/** What reading costs in both shops, if it costs more in the big one than its rows are worth. */
function growth(reading: Reading, run: Run) {
  const [before, after] = [small.get(reading.name), reading].map((one) => ({
    buffers: total(one, run, ({ buffers }) => buffers),
    rows: total(one, run, ({ rows }) => rows),
  }));
  if (!before || !after) return [];
  const more = Math.max(0, after.rows - before.rows) * BUFFERS_A_ROW;
  const grown = after.buffers > before.buffers * GROWTH + more + FEW_BUFFERS;
  return grown ? [`${reading.name} (${run}): ${before.buffers} → ${after.buffers}`] : [];
}

test("everything is read in time, and was caught", () => {
  const failed = [...big.values()].filter((reading) => reading.failed).map(({ name }) => name);
  expect(failed).toEqual([]);
  for (const [name, { plans }] of big) expect(plans.length, name).toBeGreaterThan(0);
});

test("what is read costs the same in a small shop and in a big one", () => {
  const grown = [...big.values()].flatMap((one) => [
    ...growth(one, "first"),
    ...growth(one, "settled"),
  ]);
  expect(grown).toEqual([]);
});

test("no table is read from end to end, and nothing is sorted as a whole", () => {
  const whole = [...big.values()]
    .map((reading) => ({
      name: reading.name,
      scanned: worst(reading, ({ scanned }) => scanned.rows),
      sorted: worst(reading, ({ sorted }) => sorted),
    }))
    .filter(({ scanned, sorted }) => scanned > FEW_ROWS || sorted > FEW_ROWS);
  expect(whole).toEqual([]);
});
