import { type SQL, sql } from "drizzle-orm";
import { npsExperiments, npsSettings } from "@/db/schema";
import type { Listed } from "@/lib/nps/coverage/schema";

/** The outcome of an invitation `i`, with the day an update `u` comes due; see `OUTCOMES`. */
export function updateOutcome(shopId: string): SQL {
  return sql`case
    when i.state = 'invited' then case when i.answered_at is null then 'silent' else 'answered' end
    when i.state = 'waiting' then 'waiting'
    when i.state = 'skipped' then i.reason
    when u.solved_at > ${stillDue(shopId)} then 'due'
    else 'never' end`;
}

/** The same of a survey's invitation, which exists only once somebody was decided on. */
export const SURVEY_OUTCOME = sql`case
  when i.state = 'invited' then case when i.answered_at is null then 'silent' else 'answered' end
  when i.state = 'waiting' then 'waiting' else i.reason end`;

/** Updates solved after this are still looked at, while invitations are on; else none is. */
function stillDue(shopId: string): SQL {
  return sql`(select case when n.invitations_on then now() - make_interval(days =>
      greatest(n.after_days, (select e.other_days from ${npsExperiments} e
        where e.shop_id = n.shop_id and e.ended_at is null), 0), hours => 2)
    else 'infinity'::timestamptz end from ${npsSettings} n where n.shop_id = ${shopId}::uuid)`;
}

/** Whether an outcome is in a list. */
export function isListed(outcome: SQL, listed: Listed): SQL {
  if (listed === "all") return sql`true`;
  if (listed === "asked") return sql`${outcome} in ('answered', 'silent')`;
  if (listed === "unasked") {
    return sql`${outcome} not in ('answered', 'silent', 'waiting', 'due')`;
  }
  return sql`${outcome} = ${listed}`;
}
