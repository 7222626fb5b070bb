import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { pageBy } from "@/lib/base/cursor";
import { first, type Source, soughtPage } from "@/lib/base/sought-page";
import { makeShop } from "@/lib/testing/factories";

const ROWS = 400;
/** Small enough that every part has its turn among so few rows. */
const SMALL = {
  near: 20,
  frequent: 3,
  everywhere: 10,
  few: 10,
  fewPlaced: 12,
  far: 60,
  some: 2,
  farther: 150,
};

/** Customers of a shop, several of them of one moment; `number` counts from 0. */
async function makeCustomers(): Promise<string> {
  const { shopId } = await makeShop();
  await database().execute(sql`insert into customers (shop_id, name, created_at, tags)
    select ${shopId}, 'n', '2026-01-01'::timestamptz + make_interval(mins => n / 3), array[n::text]
    from generate_series(0, ${ROWS - 1}) n`);
  return shopId;
}

const NUMBER = sql`tags[1]::int`;

async function ids(query: SQL): Promise<string[]> {
  return (await database().execute<{ id: string }>(query)).map(({ id }) => id);
}

const beyondOf = (shopId: string, place: string | null) =>
  place
    ? sql`(created_at, id) < (select created_at, id from customers
    where shop_id = ${shopId} and tags[1] = ${place})`
    : sql`true`;

type Case = { fits: SQL; sources: Source[]; rows: number; place: string | null };

function pageOf(shopId: string, { fits, sources, rows, place }: Case): SQL {
  const from = pageBy({ at: sql`at`, id: sql`id` }, null);
  const beyond = beyondOf(shopId, place);
  const sought = {
    list: (looksAt: number | null) => sql`select id, at, tags, search from (
      select id, created_at as at, tags, search from customers where shop_id = ${shopId} and ${beyond}
    ) c ${first(from.order, looksAt)}`,
    as: sql`c`,
    fits,
    row: sql`select c.id, c.at from (select id, created_at as at, tags from customers
      where shop_id = ${shopId} and id = f.id and ${beyond}) c where ${fits}`,
    sources,
    rows,
  };
  return soughtPage(sought, SMALL);
}

function plain(shopId: string, { fits, rows, place }: Case): SQL {
  const beyond = beyondOf(shopId, place);
  return sql`select id from customers where shop_id = ${shopId} and ${fits} and ${beyond}
    order by created_at desc, id desc limit ${rows}`;
}

/** How often rows fit, and where: everywhere, among the newest, among the oldest, in the middle, nowhere. */
const FITS: Record<string, SQL> = {
  all: sql`true`,
  many: sql`${NUMBER} % 2 = 0`,
  some: sql`${NUMBER} % 17 = 3`,
  rare: sql`${NUMBER} % 97 = 5`,
  newest: sql`${NUMBER} > ${ROWS - 12}`,
  oldest: sql`${NUMBER} < 40`,
  middle: sql`${NUMBER} between 200 and 260 and ${NUMBER} % 3 = 0`,
  "a few and many old": sql`(${NUMBER} in (395, 390) or ${NUMBER} < 100)`,
  none: sql`false`,
};

test.each(Object.keys(FITS))(
  "the same rows in the same order as by looking at all: %s",
  async (name) => {
    const shopId = await makeCustomers();
    const fits = FITS[name] as SQL;
    const found = (which: SQL): Source => ({
      few: sql`select id from customers where shop_id = ${shopId} and ${which}`,
    });
    // What brings its places along has been asked already whether it fits and lies beyond the cursor.
    const placed = (place: string | null): Source => ({
      few: sql`select id, created_at as at from customers where shop_id = ${shopId} and ${fits} and ${beyondOf(shopId, place)}`,
      placed: true,
      all: found(fits).few,
    });
    const choices: (Source[] | ((place: string | null) => Source[]))[] = [
      [],
      (place) => [placed(place)],
      (place) => [found(sql`true`), placed(place)],
      [found(fits)],
      // An index that finds more than fits, and more than is few.
      [found(sql`(${fits} or ${NUMBER} % 5 = 0)`)],
      [found(sql`true`), found(fits)],
      [{ ...found(sql`false`), usable: sql`false`, all: found(fits).few }],
      // What an index finds twice, as an order with two updates, counts once.
      [
        {
          few: sql`select c.id from customers c, generate_series(1, 2) where shop_id = ${shopId} and ${fits}`,
        },
      ],
    ];
    for (const sources of choices)
      for (const place of [null, "200", "37"])
        for (const rows of [6, 26]) {
          const asked = typeof sources === "function" ? sources(place) : sources;
          const one = { fits, sources: asked, rows, place };
          const expected = await ids(plain(shopId, one));
          expect(await ids(pageOf(shopId, one)), `${place} ${rows}`).toEqual(expected);
        }
  },
);
