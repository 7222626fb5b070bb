import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsExperiments, npsInvitations, npsSettings, orders, updates } from "@/db/schema";
import { type Clock, clockOf, daysLater, judging, notInvited } from "@/lib/nps/ask/judging";
import { WINDOW_DAYS } from "@/lib/nps/ask/window";

/** What a look at a shop's solved updates goes by: the clock, the two arms, and between which solves. */
export type UpdateFrame = Clock & {
  /** Days after solving: as set, and of the experiment's arm b. */
  days: number;
  otherDays: number;
  experimentId: string | null;
  /** Updates solved after `from` up to `to` have come due. */
  from: string;
  to: string;
};

/** Reads what the next look goes by. The shorter of two delays decides when an update is looked at. */
export async function readUpdateFrame(tx: Tx, shopId: string, now?: Date): Promise<UpdateFrame> {
  const [frame] = await tx.execute<UpdateFrame>(sql`
    select c.*, n.after_days as days, coalesce(e.other_days, n.after_days) as "otherDays",
      e.id as "experimentId",
      greatest(n.scanned_to, ((c.now::timestamptz at time zone c."timeZone")
        - make_interval(days => greatest(n.after_days, e.other_days) + ${WINDOW_DAYS}::int)) at time zone c."timeZone")::text as from,
      -- Solves that are being committed right now are left to the next run.
      ((((c.now::timestamptz - interval '1 minute') at time zone c."timeZone")
        - make_interval(days => least(n.after_days, e.other_days))) at time zone c."timeZone")::text as to
    from (${clockOf(shopId, now)}) c
    join ${npsSettings} n on n.shop_id = ${shopId}::uuid
    left join ${npsExperiments} e on e.shop_id = n.shop_id and e.ended_at is null`);
  if (!frame) throw new Error("A shop without NPS settings.");
  return frame;
}

/**
 * CTEs that end in `picked` (the next solved updates that have come due), and `judged`: of those,
 * and of all that waited until now, each with the reason it gets no invitation. `limit` bounds each
 * of the two kinds; null takes all.
 */
export function judgedUpdates(shopId: string, frame: UpdateFrame, limit: number | null): SQL {
  const now = sql`${frame.now}::timestamptz`;
  const bound = (rest: SQL) => (limit === null ? sql`` : sql`fetch first ${limit} rows ${rest}`);
  const arm = frame.experimentId
    ? sql`case when hashtextextended(${frame.experimentId} || o.customer_id::text, 0) & 1 = 0 then 'a' else 'b' end`
    : sql`null`;
  const days = sql`case when arm = 'b' then ${frame.otherDays}::int else ${frame.days}::int end`;
  const first = Math.min(frame.days, frame.otherDays);
  return sql`
    picked as materialized (
      select u.id, u.order_id, u.solved_at, u.solve_number from ${updates} u
      where u.shop_id = ${shopId}::uuid
        and u.solved_at > ${frame.from}::timestamptz and u.solved_at <= ${frame.to}::timestamptz
      order by u.solved_at ${bound(sql`with ties`)}
    ), waited as materialized (
      select u.id, u.order_id, u.solved_at, u.solve_number, i.reason, i.look_again_at
      from ${npsInvitations} i
      join ${updates} u on u.shop_id = i.shop_id and u.id = i.update_id
      where i.shop_id = ${shopId}::uuid and i.look_again_at <= ${now}
      order by i.look_again_at ${bound(sql`only`)}
    ), looked_at as (
      select id, order_id, solved_at, solve_number, null::text as reason, true as fresh from picked p
      where ${notInvited(shopId, sql`p.id`)}
      union all
      select id, order_id, solved_at, solve_number, reason, false from waited w
      where not exists (select from picked p where p.id = w.id)
    ), timed as (
      select l.*, o.customer_id, o.email, o.customer_name, o.status, arm, ${daysLater(sql`l.solved_at`, days, frame.timeZone)} as own_at,
        ${daysLater(sql`l.solved_at`, sql`${days} + ${WINDOW_DAYS}::int`, frame.timeZone)} as over_at,
        ${days} as days
      from looked_at l
      join ${orders} o on o.shop_id = ${shopId}::uuid and o.id = l.order_id and not o.test,
      lateral (select ${arm} as arm) arms
    ), due as materialized (
      select id as update_id, null::uuid as survey_id, '' as occasion,
        'nps:' || id || ':' || solve_number as dedupe_key, order_id, customer_id, email, customer_name, status,
        solved_at as at, over_at,
        case when days > ${first}::int and own_at > ${now} then own_at end as own_at,
        case when solved_at is null or not fresh and solved_at > ${frame.to}::timestamptz then 'reopened' end as ruled,
        reason as waited_for,
        case when arm is not null then ${frame.experimentId}::uuid end as experiment_id, arm as variant
      from timed
      where not fresh or over_at >= ${now}
    ), ${judging(shopId, frame, { written: true })}`;
}
