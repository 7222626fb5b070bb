import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  blockedAddresses,
  customers,
  mails,
  npsInvitations,
  optOuts,
  orders,
  updates,
} from "@/db/schema";
import { daysLater } from "@/lib/base/days-later.sql";
import { type Occasions, occasionsOf } from "@/lib/nps/ask/candidates.sql";
import type { Frame } from "@/lib/nps/ask/frame.sql";
import { awaitsReply, isUnrecovered } from "@/lib/nps/ask/moment.sql";
import { inSegment } from "@/lib/nps/ask/segment.sql";
import type { Survey } from "@/lib/nps/solved-survey";
import { fellThrough } from "@/lib/orders/order-meaning.sql";

/** What a run did: how many were invited, wait to be decided on again, were skipped. */
export type ScanCounts = { invited: number; waiting: number; skipped: number };

/** `rows`: how many were evaluated, whether or not it changed anything; `reached`: the last candidate's place. */
export type Decided = ScanCounts & { rows: number; candidates: number; reached: string | null };

/** Waiting ones decided on in one transaction. */
const BATCH = 10_000;

/**
 * The one statement that decides: evaluates the survey's next candidates and those whose waiting is
 * over, writes the mails, to leave at `sendAt`, and keeps what was decided.
 */
export async function decide(
  tx: Tx,
  { survey, frame, batch }: { survey: Survey; frame: Frame; batch: number },
  sendAt: Date,
): Promise<Decided> {
  const { shopId, id } = survey;
  const at = sql`${sendAt.toISOString()}::timestamptz`;
  const [row] = await tx.execute<Decided>(sql`
    with ${evaluated(survey, frame, batch)}, mailed as (
      insert into ${mails} (shop_id, kind, dedupe_key, to_address, to_name, customer_id, order_id,
        update_id, send_at, counts_toward_budget)
      select ${shopId}::uuid, 'nps.invitation', dedupe_key, email, customer_name, customer_id, order_id,
        update_id, ${at}, true
      from evaluated where reason is null
      on conflict (shop_id, dedupe_key) do nothing
      returning id, dedupe_key
    ), decided as (
      insert into ${npsInvitations} as i (shop_id, survey_id, occasion, update_id, customer_id, order_id,
        experiment_id, variant, state, reason, mail_id, recheck_at)
      select ${shopId}::uuid, ${id}::uuid, e.occasion, e.update_id, e.customer_id, e.order_id,
        case when e.arm is not null then ${frame.experimentId}::uuid end, e.arm,
        case when m.id is not null then 'invited' when e.recheck_at is not null then 'waiting' else 'skipped' end,
        e.reason, m.id, e.recheck_at
      from evaluated e left join mailed m on m.dedupe_key = e.dedupe_key
      where m.id is not null or e.reason is not null
      on conflict (shop_id, survey_id, customer_id, occasion) do update set state = excluded.state,
        reason = excluded.reason, mail_id = excluded.mail_id, recheck_at = excluded.recheck_at,
        order_id = excluded.order_id, experiment_id = excluded.experiment_id,
        variant = excluded.variant, decided_at = now()
        where i.state <> 'invited'
      returning state
    )
    select (select count(*)::int from evaluated) as rows,
      (select count(*)::int from candidates) as candidates,
      (select max(place) from candidates)::text as reached,
      count(*) filter (where state = 'invited')::int as invited,
      count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'skipped')::int as skipped
    from decided`);
  if (!row) throw new Error("A count without a row.");
  return row;
}

/**
 * CTEs that end in `evaluated`: the next candidates and those whose waiting is over, each with the
 * `reason` it gets no invitation now, and `recheck_at` where it gets another chance. `batch` and
 * `waiting` bound them.
 */
export function evaluated(survey: Survey, frame: Frame, batch: number, waiting = BATCH): SQL {
  const { shopId, id, days } = survey;
  const now = sql`${frame.now}::timestamptz`;
  const occasions = occasionsOf(survey, frame, batch);
  const first = Math.min(days, frame.otherDays);
  const arm = frame.experimentId
    ? sql`case when hashtextextended(${frame.experimentId} || o.customer_id::text, 0) & 1 = 0 then 'a' else 'b' end`
    : sql`null::text`;
  return sql`
    candidates as materialized (${occasions.candidates}), waited as materialized (
      select i.update_id, u.solved_at, u.solve_number, i.order_id, i.occasion, i.reason
      from ${npsInvitations} i left join lateral (
        select solved_at, solve_number from ${updates} where shop_id = ${shopId}::uuid and id = i.update_id limit 1
      ) u on true
      where i.shop_id = ${shopId}::uuid and i.survey_id = ${id}::uuid and i.recheck_at <= ${now}
      order by i.recheck_at limit ${waiting}
    ), looked_at as (
      select update_id, solved_at, solve_number, order_id, occasion, null::text as reason
      from candidates c where ${inSegment(survey, frame)}
      union all
      select update_id, solved_at, solve_number, order_id, occasion, reason from waited
    ), timed as (
      select o.shop_id, l.update_id, l.occasion, l.reason as waited_for, l.order_id, o.customer_id, o.email,
        o.customer_name, o.status, arm, ${occasions.dedupeKey} as dedupe_key, ${occasions.at} as at,
        ${occasions.overAt} as over_at, ${occasions.ruledOut} as ruled_out, ${occasions.silent} as silent,
        case when days > ${first}::int then ${daysLater(occasions.at, sql`days`, frame.timeZone)} end as arm_due_at
      from looked_at l
      join ${orders} o on o.shop_id = ${shopId}::uuid and o.id = l.order_id and not o.test,
      lateral (select ${arm} as arm) arms,
      lateral (select case when arm = 'b' then ${frame.otherDays}::int else ${days}::int end as days) delays
    ), due as materialized (
      select * from timed t
      where (waited_for is not null or over_at >= ${now})
        -- The shop is the row's own and no constant: one younger than the statistics would seem to have no
        -- rows, and any index of shops good enough. Looked up for each by its update or customer, never by the survey: of one that is newer than the
        -- statistics every invitation would be read for every row. No index serves "is not distinct".
        and (select true from ${npsInvitations} i where i.shop_id = t.shop_id
          and i.survey_id is not distinct from ${id}::uuid and ${occasions.same}
          and (i.state in ${occasions.final} or t.waited_for is null and i.recheck_at <= ${now}) limit 1) is null
    ), ${budgeted(shopId, frame, occasions)}`;
}

/** From `due` to `evaluated`: the reasons that every kind has, the right moment and the contact budget. */
function budgeted(shopId: string, frame: Frame, occasions: Occasions): SQL {
  const now = sql`${frame.now}::timestamptz`;
  const budget = sql`${frame.budgetDays}::int`;
  return sql`
    ${judged(shopId, frame, occasions)}, budgeted as (
      -- The first of one customer takes the budget.
      select known.*, asked.free_at,
        row_number() over (partition by customer_id, against is null order by at, dedupe_key) as turn
      from known left join lateral (
        select max(coalesce(m.sent_at, m.first_attempt_at, m.send_at)) + make_interval(days => ${budget}) as free_at
        from ${mails} m where known.against is null and ${budget} > 0
          and m.shop_id = known.shop_id and m.customer_id = known.customer_id
          and m.counts_toward_budget and m.state in ('queued', 'sending', 'sent')
      ) asked on true
    ), evaluated as materialized (
      select b.*, coalesce(against, case when must_wait then 'budget' end) as reason,
        case when against = 'experiment' and arm_due_at > ${now} then arm_due_at
          when against in ('awaiting_reply', 'unrecovered') and next_run <= over_at then next_run
          when must_wait and free_again_at <= over_at then free_again_at end as recheck_at
      from budgeted b,
        lateral (select date_trunc('hour', ${now}) + interval '1 hour' as next_run) hourly,
        lateral (select against is null and ${budget} > 0
          and (coalesce(free_at > ${now}, false) or turn > 1) as must_wait) waiting,
        lateral (select case when free_at > ${now} then free_at
          else ${now} + make_interval(days => ${budget}) end as free_again_at) freeing
    )`;
}

/** From `due` to `known`: what speaks `against` each, the moment last. */
function judged(shopId: string, frame: Frame, { wrote }: Occasions): SQL {
  const now = sql`${frame.now}::timestamptz`;
  const moment = {
    shopId: sql`ranked.shop_id`,
    customerId: sql`ranked.customer_id`,
    now,
    lowRatingDays: sql`${frame.lowRatingDays}::int`,
  };
  return sql`
    judged as materialized (
      select due.*, case
        when due.arm_due_at > ${now} then 'experiment'
        when due.ruled_out is not null then due.ruled_out
        when c.erased_at is not null then 'erased'
        when due.email is null or due.email !~ '^[^[:space:],<>@]+@[^[:space:],<>@]+$' then 'no_address'
        when ${fellThrough(sql`due.shop_id`, sql`due.status`)} then 'order_cancelled'
        when due.silent then 'silent'
        when ${wrote} is null then 'no_mail'
        when x.customer_id is not null then 'opted_out'
        when b.address is not null then 'blocked'
        when ${now} > due.over_at then coalesce(due.waited_for, 'budget')
      end as ruling
      from due
      join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = due.customer_id
      left join ${optOuts} x on x.shop_id = ${shopId}::uuid and x.customer_id = due.customer_id and x.topic = 'nps'
      left join ${blockedAddresses} b on b.shop_id = ${shopId}::uuid and b.address = lower(due.email)
    ), looked_up as materialized (
      -- Once for each customer, however many of theirs are due; handed on to the others by a window and no join.
      select ranked.*, case when ruling is not null or nth > 1 then null
        when ${awaitsReply(moment)} then 'awaiting_reply'
        when ${isUnrecovered(moment)} then 'unrecovered' end as own_moment
      from (select judged.*, row_number() over (partition by customer_id, ruling is null) as nth from judged) ranked
    ), known as materialized (
      select looked_up.*, coalesce(ruling, max(own_moment) over (partition by customer_id)) as against
      from looked_up
    )`;
}
