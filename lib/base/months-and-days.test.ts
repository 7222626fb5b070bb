import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { monthsAndDays } from "@/lib/base/months-and-days.sql";
import { makeShop } from "@/lib/testing/factories";

/** 1, 2, 4 … ratings on days around the ends of months, so that every sum tells which days are in it. */
const DAYS = [
  ...["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-28", "2024-02-29"],
  ...["2024-03-01", "2024-03-15", "2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"],
];

test("any span sums up to what its days do, whatever part of it comes from months", async () => {
  const { shopId } = await makeShop();
  const { shopId: otherId } = await makeShop("Other");
  for (const id of [shopId, otherId]) {
    await database().execute(sql`
      insert into rating_days (shop_id, day, source, stars, ratings)
      select ${id}, day::date, 'portal', 5, (2 ^ (n - 1))::int
      from json_array_elements_text(${JSON.stringify(DAYS)}::json) with ordinality as list(day, n)`);
    await database().execute(sql`select rebuild_rating_months(${id})`);
  }
  const ends = [null, ...DAYS, "2024-02-10", "2024-11-30", "2025-12-31"];
  for (const from of ends)
    for (const to of ends) {
      const [row] =
        await database().execute(sql`select coalesce(sum(ratings), 0)::int as sum, min(stars)::int as stars
        from ${monthsAndDays("rating", shopId, { from, to })}`);
      const sum = DAYS.reduce(
        (total, day, index) =>
          (from === null || day >= from) && (to === null || day <= to) ? total + 2 ** index : total,
        0,
      );
      expect(row, `${from} to ${to}`).toEqual({ sum, stars: sum > 0 ? 5 : null });
    }
});
