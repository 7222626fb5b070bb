import { sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { SESSION_DAYS } from "@/lib/identity/session/sessions";
import { inBatches } from "@/lib/jobs/in-batches";

/** Days for which a session that is over is kept: the account log names its browser. */
const ENDED_SESSION_DAYS = 365;

/** Removes sessions that have been over for long. An account's last one stays: it tells when the person was last seen. Returns how many. */
export function sweepSessions(batch?: number): Promise<number> {
  const over = sql`make_interval(days => ${ENDED_SESSION_DAYS})`;
  return inBatches(
    (limit) => sql`
    with old as materialized (
      select o.id from ${sessions} o
      where o.seen_at < now() - ${over}
        and (o.ended_at < now() - ${over} or o.seen_at < now() - ${over} - make_interval(days => ${SESSION_DAYS}))
        and exists (select from ${sessions} n
          where n.account_id = o.account_id and (n.seen_at, n.id) > (o.seen_at, o.id))
      order by o.seen_at limit ${limit} for update skip locked
    )
    delete from ${sessions} using old where sessions.id = old.id
    returning 1`,
    batch,
  );
}
