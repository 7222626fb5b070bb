import { type SQL, sql } from "drizzle-orm";

/** Whole days `YYYY-MM-DD`, both ends included; null: open to that side. */
type Days = { from: string | null; to: string | null };

type Tables = "rating" | "nps";

/**
 * The counts of a span under the name of the table that has them by day, `rating_days` or `nps_days`:
 * of its whole months those by month, each under its first day, and the days at its ends. Of many years
 * that is as little as of one.
 */
export function monthsAndDays(of: Tables, shopId: string, { from, to }: Days): SQL {
  const [days, months] = [sql.identifier(`${of}_days`), sql.identifier(`${of}_months`)];
  const first = from && firstWholeMonth(from);
  const end = to && monthOf(dayAfter(to));
  const within = (column: SQL, since: string | null, before: string | null) => sql`
    ${since === null ? sql`true` : sql`${column} >= ${since}::date`} and
    ${before === null ? sql`true` : sql`${column} < ${before}::date`}`;
  const day = sql`day`;
  const beyond = to && dayAfter(to);
  const none = first !== null && end !== null && end <= first;
  const ends = none
    ? within(day, from, beyond)
    : sql`(${from === null ? sql`false` : within(day, from, first)})
        or (${to === null ? sql`false` : within(day, end, beyond)})`;
  return sql`(
    select * from ${days} where shop_id = ${shopId}::uuid and (${ends})
    union all
    select * from ${months} where shop_id = ${shopId}::uuid and ${none ? sql`false` : within(sql`month`, first, end)}
  ) ${days}`;
}

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;

function firstWholeMonth(day: string): string {
  if (day.endsWith("-01")) return day;
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
