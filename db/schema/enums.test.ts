import { getTableColumns, is, sql } from "drizzle-orm";
import { getTableConfig, PgArray, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import * as schema from "@/db/schema";

/** Every column that the schema declares to hold one of a list of words, or several. */
const declared = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .flatMap((table) => {
    const { name } = getTableConfig(table);
    return Object.values(getTableColumns(table)).map((column) => ({
      table: name,
      column: column.name,
      words: (column instanceof PgArray ? column.baseColumn : column).enumValues ?? [],
    }));
  })
  .filter(({ words }) => words.length > 0);

test("there are such columns, also of several words", () => {
  expect(declared.length).toBeGreaterThan(30);
  expect(declared).toContainEqual(expect.objectContaining({ table: "api_keys", column: "scopes" }));
});

test.each(declared)(
  "$table.$column holds nothing but its words",
  async ({ table, column, words }) => {
    const [check] = await database().execute<{ definition: string; convalidated: boolean }>(sql`
    select pg_get_constraintdef(oid) as definition, convalidated from pg_constraint
    where contype = 'c' and conrelid = ${table}::regclass and conname = ${`${table}_${column}`}`);
    expect(check, `a CHECK ${table}_${column}`).toMatchObject({ convalidated: true });
    const listed = [...(check?.definition ?? "").matchAll(/'([^']*)'/g)].map(([, word]) => word);
    expect(listed.sort()).toEqual([...words].sort());
    expect(check?.definition).toMatch(new RegExp(`^CHECK \\(\\(\\(?"?${column}"? (= ANY|<@) `));
  },
);

test("a word that is not listed is refused", async () => {
  const insert =
    database().execute(sql`insert into nps_days (shop_id, day, channel_id, category_id, contact, score, answers)
    values (gen_random_uuid(), now(), 1, 1, 'maybe', 1, 1)`);
  await expect(insert).rejects.toMatchObject({ cause: { constraint_name: "nps_days_contact" } });
});
