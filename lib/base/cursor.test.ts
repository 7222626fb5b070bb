import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { page, pageBy } from "./cursor";

const at = sql`r.at`;
const id = sql`r.id`;

/** Reads a list of rows page by page, two at a time; three of them fall into one millisecond. */
async function walk(columns: Parameters<typeof pageBy>[0], ids: string[]): Promise<string[][]> {
  const type = columns.numbered ? sql`bigint` : sql`uuid`;
  const rows = ids.map(
    (one, index) =>
      sql`(${`2026-11-0${Math.max(1, index - 1)}T10:00:00.5Z`}::timestamptz, ${one}::${type})`,
  );
  const pages: string[][] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const from = pageBy(columns, cursor);
    const found: { at: string; id: string }[] = [
      ...(await database().execute<{ at: string; id: string }>(sql`
        select r.at, r.id::text as id from (values ${sql.join(rows, sql`, `)}) r (at, id)
        where ${from.where} order by ${from.order} limit 3`)),
    ];
    const shown = page(found, 2, (row) => ({ at: new Date(row.at), id: row.id }));
    pages.push(shown.rows.map((row) => row.id));
    cursor = shown.next;
    if (pages.length > 9) throw new Error("It never ends.");
  }
  return pages;
}

const UUIDS = ["1", "2", "3", "4", "5"].map((n) => `0190a000-0000-4000-8000-00000000000${n}`);
const [one = "", two = "", three = "", four = "", five = ""] = UUIDS;

test("pages of rows of one millisecond follow each other without gaps or repeats", async () => {
  expect(await walk({ at, id }, UUIDS)).toEqual([[five, four], [three, two], [one]]);
  expect(await walk({ at, id, oldestFirst: true }, UUIDS)).toEqual([
    [one, two],
    [three, four],
    [five],
  ]);
});

test("ids that are numbers are compared as numbers", async () => {
  const pages = await walk({ at, id, numbered: true }, ["9", "10", "101", "7", "8"]);
  expect(pages).toEqual([["8", "7"], ["101", "10"], ["9"]]);
});

test.each(["nonsense", "", null, undefined])("%s begins at the start", (cursor) => {
  const { where } = pageBy({ at, id }, cursor);
  expect(where.queryChunks).toEqual(sql`true`.queryChunks);
});
