import { type SQL, sql } from "drizzle-orm";
import { npsExperiments, npsSurveys } from "@/db/schema";
import type { SKIP_REASONS } from "@/lib/base/vocabularies";
import type { Listed } from "@/lib/nps/coverage/schema";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";

/** What became of an invitation `i`; see `OUTCOMES`. */
export const OUTCOME = sql`case i.state
  when 'invited' then case when i.answered_at is null then 'unanswered' else 'answered' end
  when 'waiting' then 'waiting'
  when 'skipped' then i.reason end`;

/** Whether an invitation `i` was skipped for a reason, asked so that an index can tell. */
export function wasSkippedFor(reason: (typeof SKIP_REASONS)[number]): SQL {
  return sql`i.state = 'skipped' and i.reason = ${reason}`;
}

/** The same of an update `u` that may have no invitation yet, with the day it comes due. */
export function updateOutcome(shopId: string): SQL {
  return sql`coalesce(${OUTCOME}, case when u.solved_at > ${stillDue(shopId)} then 'due' else 'never' end)`;
}

/** Updates solved after this are still looked at, while their survey is on; else none is. */
function stillDue(shopId: string): SQL {
  return sql`(select case when ${npsSurveys.active} then now() - make_interval(days =>
      greatest(${npsSurveys.days}, (select e.other_days from ${npsExperiments} e
        where e.shop_id = ${npsSurveys.shopId} and e.survey_id = ${npsSurveys.id} and e.ended_at is null), 0), hours => 2)
    else 'infinity'::timestamptz end from ${npsSurveys} where ${isSolvedSurvey(shopId)})`;
}

/** Whether an outcome is in a list. */
export function isListed(outcome: SQL, listed: Listed): SQL {
  if (listed === "all") return sql`true`;
  if (listed === "asked") return sql`${outcome} in ('answered', 'unanswered')`;
  if (listed === "unasked") {
    return sql`${outcome} not in ('answered', 'unanswered', 'waiting', 'due')`;
  }
  return sql`${outcome} = ${listed}`;
}
