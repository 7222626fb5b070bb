import { type SQL, sql } from "drizzle-orm";
import { customers, npsInvitations, type npsSurveys, orderItems, orders } from "@/db/schema";
import { type Clock, daysLater, judging } from "@/lib/nps/ask/judging";
import { WINDOW_DAYS } from "@/lib/nps/ask/window";

type Survey = typeof npsSurveys.$inferSelect;

/** Orders or customers looked at in one transaction. */
const BATCH = 10_000;

/**
 * CTEs that end in `picked` (whom the survey looks at next, with `place` as how far that is) and
 * `judged`: of those in its segment, and of all that waited until now, each with the reason it gets
 * no invitation.
 */
export function judgedOccasions(survey: Survey, clock: Clock, since: string | null): SQL {
  const { shopId, id, kind } = survey;
  const now = sql`${clock.now}::timestamptz`;
  const own = kind === "relationship" ? String(survey.round) : "";
  return sql`
    picked as materialized (${kind === "relationship" ? nextCustomers(survey) : nextOrders(survey, clock, since)}),
    waited as (
      select i.customer_id, i.order_id, i.occasion, i.reason from ${npsInvitations} i
      where i.shop_id = ${shopId}::uuid and i.survey_id = ${id}::uuid and i.look_again_at <= ${now}
      order by i.look_again_at limit ${BATCH}
    ), looked_at as (
      select customer_id, order_id, ${occasion(survey)} as occasion, null::text as reason from picked p
      where ${inSegment(survey, clock)}
      union all
      select customer_id, order_id, occasion, reason from waited
    ), timed as (
      select l.order_id, l.occasion, l.reason, o.customer_id, o.email, o.customer_name, o.status, o.placed_at as at, ${overAt(survey, clock)} as over_at
      from looked_at l join ${orders} o on o.shop_id = ${shopId}::uuid and o.id = l.order_id
    ), due as materialized (
      select distinct on (customer_id, occasion) null::uuid as update_id, ${id}::uuid as survey_id, occasion,
        'nps:' || ${id}::text || ':' || customer_id || ':' || occasion as dedupe_key,
        order_id, customer_id, email, customer_name, status, at, over_at, null::timestamptz as own_at, null::text as ruled, reason as waited_for,
        null::uuid as experiment_id, null::text as variant
      from timed t
      where (reason is not null or over_at >= ${now})
        and (${kind} <> 'relationship' or reason is not null or occasion = ${own})
        and not exists (select from ${npsInvitations} i where i.shop_id = ${shopId}::uuid
          and i.survey_id = ${id}::uuid and i.customer_id = t.customer_id and i.occasion = t.occasion
          and i.state <> 'waiting')
      order by customer_id, occasion, reason nulls last
    ), ${judging(shopId, clock, { written: false })}`;
}

/** The next of this round by number, each with the latest order; who never ordered is passed over. */
function nextCustomers({ shopId, reachedNumber, batchSize }: Survey): SQL {
  return sql`
    select c.id as customer_id, c.number::text as place, o.id as order_id
    from (
      select id, number, erased_at from ${customers} where shop_id = ${shopId}::uuid
        and number > ${reachedNumber ?? 0}::bigint order by number limit ${batchSize}::int
    ) c left join lateral (
      select id from ${orders} where shop_id = ${shopId}::uuid and customer_id = c.id
        and c.erased_at is null and not test
      order by placed_at desc, id desc limit 1
    ) o on true order by c.number`;
}

/**
 * Orders whose moment came due within the last days, after where this run is. All of them each time: a
 * shop system may tell of an order after a later one; who was decided on is passed over further down.
 */
function nextOrders({ shopId, kind, days }: Survey, clock: Clock, since: string | null): SQL {
  const at = kind === "delivery" ? sql`o.completed_at` : sql`o.placed_at`;
  const now = sql`${clock.now}::timestamptz`;
  const to = daysLater(sql`(${now} - interval '1 minute')`, sql`-${days}::int`, clock.timeZone);
  const from = daysLater(now, sql`-${days + WINDOW_DAYS}::int`, clock.timeZone);
  return sql`
    select o.customer_id, ${at}::text as place, o.id as order_id
    from ${orders} o where o.shop_id = ${shopId}::uuid and not o.test
      and ${at} > greatest(${from}, ${since}::timestamptz) and ${at} <= ${to}
    order by ${at} fetch first ${BATCH} rows with ties`;
}

function occasion({ kind, round }: Survey): SQL {
  if (kind === "relationship") return sql`${String(round)}`;
  return kind === "lifecycle" ? sql`''` : sql`p.order_id::text`;
}

/** A round's question makes sense until the next round; the others for as long as solved updates. */
function overAt({ kind, days, round, roundStartedAt }: Survey, clock: Clock): SQL {
  if (kind === "relationship") {
    const started = sql`${roundStartedAt?.toISOString() ?? clock.now}::timestamptz`;
    return sql`case when l.occasion = ${String(round)} then ${daysLater(started, days, clock.timeZone)} else ${started} end`;
  }
  const at = kind === "delivery" ? sql`o.completed_at` : sql`o.placed_at`;
  return daysLater(at, days + WINDOW_DAYS, clock.timeZone);
}

/** Whether whoever was picked belongs to those the survey asks; the others leave no trace. */
function inSegment(survey: Survey, clock: Clock): SQL {
  const { shopId, kind } = survey;
  const first = sql`not exists (select from ${orders} e, ${orders} self
    where self.shop_id = ${shopId}::uuid and self.id = p.order_id and e.shop_id = ${shopId}::uuid
      and e.customer_id = p.customer_id and (e.placed_at, e.id) < (self.placed_at, self.id))`;
  const ordered = sql`p.order_id is not null`;
  const chosen = segmentOf(survey, clock);
  return kind === "lifecycle"
    ? sql`${ordered} and ${first} and ${chosen}`
    : sql`${ordered} and ${chosen}`;
}

function segmentOf(survey: Survey, clock: Clock): SQL {
  const { shopId, kind, segment, segmentFrom, segmentTo, segmentText } = survey;
  const theirs = sql`from ${orders} x where x.shop_id = ${shopId}::uuid and x.customer_id = p.customer_id`;
  const ago = (days: number) =>
    sql`${clock.now}::timestamptz - make_interval(days => ${days}::int)`;
  const wanted = sql`lower(${segmentText}::text)`;
  switch (segment) {
    case "all":
      return sql`true`;
    case "order_count":
      return sql`(select count(*) ${theirs}) between ${segmentFrom ?? 0}::int and ${segmentTo ?? 2_147_483_647}::int`;
    case "last_order":
      return sql`(select max(x.placed_at) <= ${ago(segmentFrom ?? 0)} and
        ${segmentTo === null ? sql`true` : sql`max(x.placed_at) > ${ago(segmentTo + 1)}`} ${theirs})`;
    case "tag":
      return sql`exists (select from ${customers} t where t.shop_id = ${shopId}::uuid and t.id = p.customer_id
        and t.tags @> array[${wanted}])`;
    case "product":
      return sql`exists (select from ${orderItems} i where i.shop_id = ${shopId}::uuid
        and (lower(i.name) = ${wanted} or lower(i.sku) = ${wanted}) and i.order_id in (
          ${kind === "order" || kind === "delivery" ? sql`p.order_id` : sql`select x.id ${theirs}`}))`;
  }
}
