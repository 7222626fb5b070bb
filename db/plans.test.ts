import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { loadShops } from "@/lib/demo/load/load-shops";
import { type Caught, catchStatements, pointAt } from "@/lib/testing/caught-statements";
import { createDatabase } from "@/lib/testing/database";
import { type Cost, costsOf } from "@/lib/testing/explain";
import { everyReading } from "@/lib/testing/readings/every-reading";
import { BOUNDED, BY_DAY, OF_TEAM } from "@/lib/testing/readings/still-grow";
import { choose, LOADED, MANY_UPDATES } from "@/lib/testing/tier";

const SMALL = 10_000;

/** A look-up in an index of a million costs a page more than in one of ten thousand: where nothing else is read, four for three. */
const GROWTH = 1.4;
/** So little, a millisecond or two, is no matter: counts stop somewhere. */
const FEW_BUFFERS = 1_000;
/** What one more row on a page may cost: what is told of it is looked up. */
const BUFFERS_A_ROW = 30;
/** Counts by day of all time, of a shop that has many. */
const BUFFERS_OF_DAYS = 3_000;
const FEW_ROWS = 3_000;

type Reading = {
  name: string;
  failed: unknown;
  plans: { text: string; first: Cost; settled: Cost }[];
};
type Run = "first" | "settled";

describe.runIf(choose(false, true))("a big shop costs what a small one costs", () => {
  const home = env().DATABASE_URL;
  const drops: (() => Promise<void>)[] = [];
  let small: Map<string, Reading>;
  let big: Map<string, Reading>;

  beforeAll(async () => {
    small = await readAll(LOADED.small ?? (await loaded(SMALL)));
    big = await readAll(LOADED.big ?? (await loaded(MANY_UPDATES)));
  }, 3_600_000);

  afterAll(async () => {
    await pointAt(home);
    for (const drop of drops) await drop();
  });

  async function loaded(updates: number): Promise<string> {
    const database = await createDatabase();
    drops.push(database.drop);
    vi.stubEnv("DATABASE_MIGRATE_URL", database.ownerUrl);
    await pointAt(database.url);
    await loadShops({ updates, shops: 4, seed: 1, force: false, report: () => {} });
    return database.url;
  }

  const isBad = (reading: Reading) =>
    reading.failed !== undefined ||
    grows(small.get(reading.name), reading, "first") ||
    grows(small.get(reading.name), reading, "settled") ||
    readsAsAWhole(reading);

  const bad = () => [...big.values()].filter(isBad);

  /** Whether it goes beyond a bound of its own. */
  const goesTooFar = (reading: Reading, most: number) =>
    reading.failed !== undefined ||
    total(reading, "first", (cost) => cost.buffers) > most ||
    total(reading, "settled", (cost) => cost.buffers) > most ||
    reading.plans.some(({ first, settled }) => scansMuch(first) || scansMuch(settled));

  test("whatever is read was caught on its way", () => {
    for (const [name, { plans, failed }] of big) {
      if (!failed && !SENDS_NOTHING.has(name)) expect(plans.length, name).toBeGreaterThan(0);
    }
  });

  test("nothing else grows, reads a table or sorts as a whole, or comes too late", () => {
    const found = [...big.values()].filter((reading) => {
      const most = BOUNDED.get(reading.name);
      return most === undefined ? isBad(reading) : goesTooFar(reading, most);
    });
    expect(found.map((reading) => describeGrowth(small.get(reading.name), reading))).toEqual([]);
  });

  test("what has a bound of its own needs it", () => {
    const names = new Set(bad().map(({ name }) => name));
    expect([...BOUNDED.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});

/** What the list says by itself. */
const SENDS_NOTHING = new Set(["nps answers: open work, counted"]);

/** Reads everything and has PostgreSQL explain each statement that went over the wire for it. */
async function readAll(url: string): Promise<Map<string, Reading>> {
  await pointAt(url);
  const caught = new Map<string, Caught[]>();
  const failed = new Map<string, unknown>();
  for (const { name, read } of await everyReading()) {
    caught.set(name, await catchStatements(() => read().catch((error) => failed.set(name, error))));
  }
  await closeDatabase();
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} });
  const found = new Map<string, Reading>();
  for (const [name, statements] of caught) {
    // One that failed took longer than anybody waits.
    const explained = failed.has(name) ? [] : statements.filter(isReading);
    const plans: Reading["plans"] = [];
    for (const statement of explained) {
      const [first, settled] = await costsOf(sql, statement);
      plans.push({ text: statement.text, first, settled });
    }
    found.set(name, { name, plans, failed: failed.get(name) });
  }
  await sql.end();
  return found;
}

const isReading = ({ text }: Caught) => /^\s*(select|with)\b/i.test(text);

const total = ({ plans }: Reading, run: Run, of: (cost: Cost) => number) =>
  plans.reduce((sum, plan) => sum + of(plan[run]), 0);

/** Whether reading costs more in the big shop than its rows are worth. */
function grows(before: Reading | undefined, after: Reading, run: Run): boolean {
  if (!before) return true;
  const buffers = [before, after].map((one) => total(one, run, (cost) => cost.buffers));
  const rows = [before, after].map((one) => total(one, run, (cost) => cost.rows));
  const [fewBuffers = 0, manyBuffers = 0] = buffers;
  const more = Math.max(0, (rows[1] ?? 0) - (rows[0] ?? 0)) * BUFFERS_A_ROW;
  const days = after.plans.some(({ text }) => BY_DAY.some((table) => text.includes(table)));
  return manyBuffers > fewBuffers * GROWTH + more + (days ? BUFFERS_OF_DAYS : FEW_BUFFERS);
}

function readsAsAWhole({ plans }: Reading): boolean {
  return plans
    .flatMap(({ first, settled }) => [first, settled])
    .some((cost) => scansMuch(cost) || (!isByDay(cost) && cost.sorted > FEW_ROWS));
}

const isByDay = ({ scanned }: Cost) => BY_DAY.includes(scanned.table);

function scansMuch(cost: Cost): boolean {
  const isSmall = isByDay(cost) || OF_TEAM.includes(cost.scanned.table);
  return !isSmall && cost.scanned.rows > FEW_ROWS;
}

function describeGrowth(before: Reading | undefined, after: Reading): string {
  if (after.failed) return `${after.name}: too late`;
  const costs = (["first", "settled"] as const).map((run) => {
    const [from, to] = [before, after].map((one) => one && total(one, run, (cost) => cost.buffers));
    return `${run} ${from} → ${to} buffers`;
  });
  const scans = after.plans
    .map(({ settled }) => settled.scanned)
    .filter((scan) => scan.rows > FEW_ROWS);
  const sorts = after.plans.map(({ settled }) => settled.sorted).filter((rows) => rows > FEW_ROWS);
  return `${after.name}: ${costs.join(", ")}; scans ${JSON.stringify(scans)}, sorts ${JSON.stringify(sorts)}`;
}
