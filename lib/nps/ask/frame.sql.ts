import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailSettings, npsExperiments, npsSurveys, shops } from "@/db/schema";
import { daysLater } from "@/lib/base/days-later.sql";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import type { Survey } from "@/lib/nps/solved-survey";

/** What one step of a survey goes by. Moments are PostgreSQL's own text, to the microsecond. */
export type Frame = {
  now: string;
  timeZone: string;
  budgetDays: number;
  /** For so many days after 1–3 stars nobody is asked who is not won back. */
  lowRatingDays: number;
  experimentId: string | null;
  /** Days of the experiment's arm b; the survey's own where that has none. */
  otherDays: number;
  /** What happened after `from` up to `to` has come due. */
  from: string;
  to: string;
};

/**
 * Reads what the next step goes by. The shorter of an experiment's two delays decides when something
 * is looked at. `since`: how far this run is; `now` is the database's clock but in tests.
 */
export async function readFrame(
  tx: Tx,
  { shopId, id }: Pick<Survey, "shopId" | "id">,
  { now, since }: { now?: Date; since?: string | null } = {},
): Promise<Frame> {
  const clock = now ? sql`${now.toISOString()}::timestamptz` : sql`now()`;
  const zone = sql`s.time_zone`;
  const longest = sql`-(greatest(v.days, e.other_days) + ${WINDOW_DAYS}::int)`;
  // What is being committed right now, or can still be undone, is left to the next run.
  const settled = sql`(${clock} - make_interval(secs => greatest(60, m.undo_seconds)))`;
  const [frame] = await tx.execute<Frame>(sql`
    select ${clock}::text as now, s.time_zone as "timeZone", m.budget_days as "budgetDays",
      m.low_rating_days as "lowRatingDays",
      e.id as "experimentId", coalesce(e.other_days, v.days) as "otherDays",
      greatest(v.scanned_to, ${since ?? null}::timestamptz, ${daysLater(clock, longest, zone)})::text as from,
      ${daysLater(settled, sql`-least(v.days, e.other_days)`, zone)}::text as to
    from ${npsSurveys} v
    join ${shops} s on s.id = v.shop_id
    join ${mailSettings} m on m.shop_id = v.shop_id
    left join ${npsExperiments} e on e.shop_id = v.shop_id and e.survey_id = v.id and e.ended_at is null
    where v.shop_id = ${shopId}::uuid and v.id = ${id}::uuid`);
  if (!frame) throw new Error("A survey without its shop.");
  return frame;
}
