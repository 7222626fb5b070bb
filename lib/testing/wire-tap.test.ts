import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/base/env";
import { WireTap } from "@/lib/testing/wire-tap";

const OPTIONS = { max: 3, fetch_types: false, onnotice: () => {} };

let tap: WireTap;
let unprepared: Sql;
let prepared: Sql;

beforeAll(async () => {
  tap = await WireTap.open(env().DATABASE_URL);
  unprepared = postgres(tap.url, { ...OPTIONS, prepare: false });
  prepared = postgres(tap.url, OPTIONS);
  // Connections are opened, and what is prepared is parsed, before anything is counted.
  for (const sql of [unprepared, prepared]) {
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.2)`));
    await Promise.all([1, 2, 3].map((n) => sql`select ${n}::int, pg_sleep(0.2)`));
  }
});
afterAll(async () => {
  await Promise.all([unprepared.end(), prepared.end()]);
  await tap.close();
});

const ask = (n: number) => prepared`select ${n}::int, pg_sleep(0.2)`;

test("what waits for an answer is a turn of its own", async () => {
  const { turns, statements } = await tap.listen(async () => {
    for (const n of [1, 2, 3]) await ask(n);
  });
  expect([turns, statements.length]).toEqual([3, 3]);
  expect(statements[0]).toBe("select $1::int, pg_sleep(0.2)");
});

test("what is asked side by side is one turn, on one connection or several", async () => {
  const several = await tap.listen(() => Promise.all([1, 2, 3].map(ask)));
  expect([several.turns, several.statements.length]).toEqual([1, 3]);
  const single = postgres(tap.url, { ...OPTIONS, max: 1 });
  const inOneTransaction = () =>
    tap.listen(() => single.begin((tx) => Promise.all([1, 2, 3].map((n) => tx`select ${n}::int`))));
  await inOneTransaction();
  // Begin, the three, commit.
  const { turns, statements, parsed } = await inOneTransaction();
  expect([turns, statements.length, parsed]).toEqual([3, 5, 0]);
  await single.end();
});

test("a statement that is not prepared waits twice", async () => {
  const { turns, statements, parsed } = await tap.listen(
    () => unprepared`select ${1}::int, pg_sleep(0)`,
  );
  expect([turns, statements.length, parsed]).toEqual([2, 1, 1]);
});

test("what goes on after the result counts as a statement, but nobody waited for it", async () => {
  const { turns, statements } = await tap.listen(async () => {
    await ask(1);
    void ask(2).then(() => ask(3));
  });
  expect([turns, statements.length]).toEqual([1, 3]);
});
