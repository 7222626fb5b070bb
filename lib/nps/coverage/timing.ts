import { sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { mails, npsInvitations, shops } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import type { Slot } from "@/lib/nps/coverage/best-slot";
import { RIPE_DAYS, TIMING_DAYS } from "@/lib/nps/coverage/period";
import type { Share } from "@/lib/nps/coverage/proportions";

export type Timing = {
  slots: Slot[];
  all: Share;
  /** Sent less than seven days ago: in no rate yet. */
  young: number;
  /** Half of the answers came within this many minutes; null without any. */
  medianMinutes: number | null;
};

/**
 * Invitations that really went out in the last 180 days (sent, not bounced) and how many were
 * answered, by weekday and hour of sending on the shop's clock. Those of the last seven days are
 * counted apart.
 */
export async function readTiming(actor: Pick<MemberActor, "shopId">): Promise<Timing> {
  const { shopId } = actor;
  const [row] = await reports().execute<{
    slots: Slot[] | null;
    medianMinutes: number | null;
    young: number;
  }>(sql`
    with gone as materialized (
      select m.sent_at, i.answered_at, m.sent_at > now() - make_interval(days => ${RIPE_DAYS}) as young
      from ${mails} m
      join ${npsInvitations} i on i.shop_id = m.shop_id and i.mail_id = m.id
      where m.shop_id = ${shopId}::uuid and m.kind = 'nps.invitation' and m.state = 'sent'
        and m.bounced_at is null
        and m.sent_at >= now() - make_interval(days => ${TIMING_DAYS})
    ), hourly as (
      -- Whole hours first: the clock's zone is asked once for each, not for each mail.
      select date_trunc('hour', sent_at) as hour, count(*) as n, count(answered_at) as hits
      from gone where not young group by 1
    ), slots as (
      select extract(isodow from hour at time zone s.time_zone)::int as day,
        extract(hour from hour at time zone s.time_zone)::int as hour,
        sum(n)::int as n, sum(hits)::int as hits
      from hourly, ${shops} s where s.id = ${shopId}::uuid group by 1, 2
    )
    select (select json_agg(slots order by day, hour) from slots) as slots,
      (select count(*)::int from gone where young) as young,
      (select percentile_cont(0.5) within group (
        order by extract(epoch from answered_at - sent_at) / 60.0)::float from gone
        where not young and answered_at is not null) as "medianMinutes"`);
  const slots = row?.slots ?? [];
  const all = slots.reduce((sum, { n, hits }) => ({ n: sum.n + n, hits: sum.hits + hits }), {
    n: 0,
    hits: 0,
  });
  return { slots, all, young: row?.young ?? 0, medianMinutes: row?.medianMinutes ?? null };
}
