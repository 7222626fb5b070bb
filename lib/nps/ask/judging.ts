import { type SQL, sql } from "drizzle-orm";
import {
  blockedAddresses,
  customers,
  mailSettings,
  mails,
  npsInvitations,
  optOuts,
  shops,
} from "@/db/schema";

/** Order states of shop systems that end an order without a purchase; lower case. */
export const CANCELLED = ["cancelled", "canceled", "refunded", "failed", "trash"];

/** What every decision of one run goes by. Moments are PostgreSQL's own text, to the microsecond. */
export type Clock = { now: string; timeZone: string; budgetDays: number };

/** What a run of a shop's invitations goes by. `now` is the database's clock but in tests. */
export function clockOf(shopId: string, now?: Date): SQL {
  return sql`select ${nowOr(now)}::text as now, s.time_zone as "timeZone", m.budget_days as "budgetDays"
    from ${shops} s join ${mailSettings} m on m.shop_id = s.id where s.id = ${shopId}::uuid`;
}

function nowOr(now: Date | undefined): SQL {
  return now ? sql`${now.toISOString()}::timestamptz` : sql`now()`;
}

/** `moment` so many days later on the wall clock of the zone: a day of 23 or 25 hours is one day. */
export function daysLater(moment: SQL, days: SQL | number, timeZone: string): SQL {
  return sql`((${moment} at time zone ${timeZone}) + make_interval(days => (${days})::int)) at time zone ${timeZone}`;
}

/**
 * CTEs from `due` to `judged`: each with the `reason` it gets no invitation now, and `look_again_at`
 * where it gets another chance. `written`: only who was written to about the update is asked about it.
 *
 * The columns of `due`: update_id, survey_id, occasion, dedupe_key: what it is about; the key says the
 * same once for ever. order_id, customer_id, email, customer_name, status: the order, whose address is
 * written to. at: when it happened; the first of one customer takes the budget. over_at: until when
 * an invitation makes sense. own_at: set where the experiment lets it wait until then. ruled: set where
 * it is ruled out already. waited_for: why it waited so far. experiment_id, variant.
 */
export function judging(shopId: string, clock: Clock, { written }: { written: boolean }): SQL {
  const now = sql`${clock.now}::timestamptz`;
  return sql`
    known as materialized (
      select due.*, case
        when due.own_at is not null then 'experiment'
        when due.ruled is not null then due.ruled
        when c.erased_at is not null then 'erased'
        when due.email is null or due.email !~ '^[^[:space:],<>@]+@[^[:space:],<>@]+$' then 'no_address'
        when lower(due.status) = any(${textArray(CANCELLED)}) then 'order_cancelled'
        ${written ? sql`when wrote.yes is null then 'no_mail'` : sql``}
        when x.customer_id is not null then 'opted_out'
        when b.address is not null then 'blocked'
        when ${now} > due.over_at then coalesce(due.waited_for, 'budget')
      end as ruled_out
      from due
      join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = due.customer_id
      left join ${optOuts} x on x.shop_id = ${shopId}::uuid and x.customer_id = due.customer_id and x.topic = 'nps'
      left join ${blockedAddresses} b on b.shop_id = ${shopId}::uuid and b.address = lower(due.email)
      ${written ? writtenTo(shopId) : sql``}
    ), budgeted as materialized (
      select known.*, asked.free_at,
        row_number() over (partition by customer_id, ruled_out is null order by at, dedupe_key) as turn
      from known left join lateral (
        select max(coalesce(m.sent_at, m.first_attempt_at, m.send_at))
          + make_interval(days => ${clock.budgetDays}::int) as free_at
        from ${mails} m where known.ruled_out is null and ${clock.budgetDays}::int > 0
          and m.shop_id = ${shopId}::uuid and m.customer_id = known.customer_id
          and m.asks and m.state in ('queued', 'sending', 'sent')
      ) asked on true
    ), judged as materialized (
      select b.*, coalesce(ruled_out, case when must_wait then 'budget' end) as reason,
        case when ruled_out = 'experiment' and own_at is not null then own_at
          when must_wait and look_at <= over_at then look_at end as look_again_at
      from budgeted b,
        lateral (select ruled_out is null and ${clock.budgetDays}::int > 0
          and (coalesce(free_at > ${now}, false) or turn > 1) as must_wait) waiting,
        lateral (select case when free_at > ${now} then free_at
          else ${now} + make_interval(days => ${clock.budgetDays}::int) end as look_at) looking
    )`;
}

/** A look-up for each row, by index: the statistics say little about one conversation's mails. */
function writtenTo(shopId: string): SQL {
  return sql`left join lateral (
    select true as yes from ${mails} m where m.shop_id = ${shopId}::uuid and m.update_id = due.update_id
      and m.customer_id is not null and m.state = 'sent' and m.kind <> 'nps.invitation' limit 1
  ) wrote on true`;
}

/** Those of `picked` that were invited already have no second look. */
export function notInvited(shopId: string, updateId: SQL): SQL {
  return sql`not exists (select from ${npsInvitations} i where i.shop_id = ${shopId}::uuid
    and i.update_id = ${updateId} and i.state = 'invited')`;
}

/** A list of texts as an array. */
function textArray(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}
