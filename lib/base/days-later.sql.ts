import { type SQL, sql } from "drizzle-orm";

/** `moment` so many days later on the wall clock of the zone: a day of 23 or 25 hours is one day. */
export function daysLater(moment: SQL, days: SQL | number, timeZone: SQL | string): SQL {
  return sql`((${moment} at time zone ${timeZone}) + make_interval(days => (${days})::int)) at time zone ${timeZone}`;
}
