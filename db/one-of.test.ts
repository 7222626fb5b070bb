import { asc, sql } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { noneOf, oneOf } from "@/db/one-of";

const things = pgTable("things", { id: uuid().notNull(), word: text().notNull() });
const WORDS = ['a"b', "{c,d}", "back\\slash", "null", " space ", "é 🙂", ""];

test("finds the values whatever is in them, and nothing in an empty list", async () => {
  await transaction(async (tx) => {
    await tx.execute(sql`create temp table things (id uuid default gen_random_uuid(), word text)`);
    for (const word of WORDS) await tx.execute(sql`insert into things (word) values (${word})`);
    const found = (where: ReturnType<typeof oneOf>) =>
      tx.select().from(things).where(where).orderBy(asc(things.word));
    const wordsOf = (rows: { word: string }[]) => new Set(rows.map(({ word }) => word));
    expect(wordsOf(await found(oneOf(things.word, WORDS)))).toEqual(new Set(WORDS));
    expect(wordsOf(await found(oneOf(things.word, ["null", "none"])))).toEqual(new Set(["null"]));
    expect(await found(oneOf(things.word, []))).toEqual([]);
    expect(wordsOf(await found(noneOf(things.word, WORDS.slice(1))))).toEqual(new Set(['a"b']));
    const [row] = await found(oneOf(things.word, [""]));
    expect(await found(oneOf(things.id, [row?.id ?? ""]))).toHaveLength(1);
    await tx.execute(sql`drop table things`);
  });
});

test("is one statement for any number of values", () => {
  const text = (ids: string[]) =>
    database().select().from(things).where(oneOf(things.id, ids)).toSQL().sql;
  expect(text(["a"])).toBe(text(["a", "b", "c"]));
});
