import { type SQL, sql } from "drizzle-orm";
import { shops } from "@/db/schema";

/** Months that coverage goes back, this one included. */
export const COVERAGE_MONTHS = 12;
/** Days that response rates go back. */
export const TIMING_DAYS = 180;
/** Days an invitation has before it counts in a rate. */
export const RIPE_DAYS = 7;

/**
 * CTE `frame`: the shop's zone, where each of the last months begins there, and where the last
 * ends. Midnight of the wall clock, so months with a change of the clock are whole.
 */
export function monthFrame(shopId: string): SQL {
  return sql`frame as materialized (
    select s.time_zone,
      (select array_agg(m at time zone s.time_zone order by m) from generate_series(
        date_trunc('month', now() at time zone s.time_zone)
          - make_interval(months => ${COVERAGE_MONTHS - 1}),
        date_trunc('month', now() at time zone s.time_zone) + interval '1 month',
        interval '1 month') m) as starts
    from ${shops} s where s.id = ${shopId}::uuid)`;
}

/** A month's first moment in the shop's zone, `months` later. */
export function monthStart(shopId: string, month: string, months = 0): SQL {
  return sql`(((${`${month}-01`}::date + make_interval(months => ${months})) at time zone
    (select time_zone from ${shops} where id = ${shopId}::uuid)))`;
}
