import { type SQL, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { customers, npsInvitations, npsReviews, npsSurveys, orders, updates } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { SKIP_REASONS } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { isListed, OUTCOME, updateOutcome, wasSkippedFor } from "@/lib/nps/coverage/outcome";
import { monthFrame, monthStart } from "@/lib/nps/coverage/period";
import type { Listed, Outcome } from "@/lib/nps/coverage/schema";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";

/** Something one was or could have been asked about. */
export type CoverageListRow = {
  id: string;
  /** When it was solved; of a survey, when it was decided on. */
  at: Date;
  outcome: Outcome;
  mailId: string | null;
  score: number | null;
  updateId: string | null;
  title: string | null;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
};

export type CoverageFilter = { month: string | null; way: string; reason: Listed };

type SkipReason = (typeof SKIP_REASONS)[number];
type Found = Omit<CoverageListRow, "at"> & { at: string; placeAt: string; placeId: string };

/**
 * What stands behind a number of the coverage, newest first; of updates that one reason kept from an
 * invitation, those decided on last. Without a month: all twelve.
 */
export async function listCoverage(
  actor: MemberActor,
  filter: CoverageFilter,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ rows: CoverageListRow[]; next: string | null }> {
  const { shopId } = actor;
  const args = { filter, cursor, limit: limit + 1 };
  const found = filter.way === "updates" ? ofUpdates(shopId, args) : surveyed(shopId, args);
  const rows = await reports().execute<Found>(sql`
    with ${monthFrame(shopId)}, found as (${found})
    select f.id, f.at, f.outcome, f.mail_id as "mailId", r.score, f.update_id as "updateId",
      f.title, f.order_id as "orderId", o.number as "orderNumber", o.customer_id as "customerId",
      c.name as "customerName", f.place_at as "placeAt", f.place_id as "placeId"
    from found f
    join ${orders} o on o.shop_id = ${shopId}::uuid and o.id = f.order_id
    join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = o.customer_id
    left join ${npsReviews} r on r.shop_id = ${shopId}::uuid and r.id = f.review_id
    order by f.place_at desc, f.place_id desc limit ${limit + 1}`);
  const shown = page([...rows], limit, ({ placeAt, placeId }) => ({
    at: new Date(placeAt),
    id: placeId,
  }));
  return { next: shown.next, rows: shown.rows.map(rowOf) };
}

function rowOf({ placeAt: _, placeId: __, ...row }: Found): CoverageListRow {
  return { ...row, at: new Date(row.at) };
}

type Args = { filter: CoverageFilter; cursor: string | null; limit: number };

function ofUpdates(shopId: string, args: Args): SQL {
  const { reason } = args.filter;
  return isSkipReason(reason) ? skipped(shopId, args, reason) : solved(shopId, args);
}

function isSkipReason(reason: Listed): reason is SkipReason {
  return SKIP_REASONS.some((one) => one === reason);
}

/** By an index of the reasons: going through all that was solved, most would be passed over. */
function skipped(shopId: string, { filter, cursor, limit }: Args, reason: SkipReason): SQL {
  const from = pageBy({ at: sql`i.decided_at`, id: sql`i.id` }, cursor);
  const at = sql`coalesce(u.solved_at, i.decided_at)`;
  return sql`
    select u.id, i.reason as outcome, i.mail_id, i.review_id, u.id as update_id, u.title, u.order_id,
      ${at} as at, i.decided_at as place_at, i.id as place_id
    from ${npsInvitations} i join ${updates} u on u.shop_id = i.shop_id and u.id = i.update_id
    where i.shop_id = ${shopId}::uuid and ${wasSkippedFor(reason)}
      and i.survey_id = (select id from ${npsSurveys} where ${isSolvedSurvey(shopId)})
      and ${within(shopId, at, filter)} and ${from.where}
    order by ${from.order} limit ${limit}`;
}

/** Looked up for each update; joined as a whole, every invitation would be read for one page. */
const OF_UPDATE = sql`(select * from ${npsInvitations} of_update
  where of_update.shop_id = u.shop_id and of_update.update_id = u.id offset 0)`;

/** Solved updates, and those decided on that are open again. */
function solved(shopId: string, { filter, cursor, limit }: Args): SQL {
  const outcome = updateOutcome(shopId);
  const bySolve = pageBy({ at: sql`u.solved_at`, id: sql`u.id` }, cursor);
  const byDecision = pageBy({ at: sql`i.decided_at`, id: sql`u.id` }, cursor);
  const fields = sql`u.id, ${outcome} as outcome, i.mail_id, i.review_id, u.id as update_id, u.title, u.order_id`;
  return sql`
    (select ${fields}, u.solved_at as at, u.solved_at as place_at, u.id as place_id from ${updates} u
      left join lateral ${OF_UPDATE} i on true
      where u.shop_id = ${shopId}::uuid and ${within(shopId, sql`u.solved_at`, filter)}
        and ${isListed(outcome, filter.reason)} and ${bySolve.where}
      order by ${bySolve.order} limit ${limit})
    union all
    (select ${fields}, i.decided_at as at, i.decided_at as place_at, u.id as place_id from ${updates} u
      join lateral ${OF_UPDATE} i on true
      where u.shop_id = ${shopId}::uuid and u.solved_at is null and u.solve_number is not null
        and ${within(shopId, sql`i.decided_at`, filter)}
        and ${isListed(outcome, filter.reason)} and ${byDecision.where}
      order by ${byDecision.order} limit ${limit})`;
}

function surveyed(shopId: string, { filter, cursor, limit }: Args): SQL {
  const from = pageBy({ at: sql`i.decided_at`, id: sql`i.id` }, cursor);
  return sql`
    select i.id, ${OUTCOME} as outcome, i.mail_id, i.review_id, i.update_id,
      null::text as title, i.order_id, i.decided_at as at, i.decided_at as place_at, i.id as place_id
    from ${npsInvitations} i
    where i.shop_id = ${shopId}::uuid and i.survey_id = ${filter.way}::uuid
      and ${within(shopId, sql`i.decided_at`, filter)}
      and ${isSkipReason(filter.reason) ? wasSkippedFor(filter.reason) : isListed(OUTCOME, filter.reason)}
      and ${from.where}
    order by ${from.order} limit ${limit}`;
}

function within(shopId: string, at: SQL, { month }: CoverageFilter): SQL {
  if (!month) return sql`${at} >= (select starts[1] from frame)`;
  return sql`${at} >= ${monthStart(shopId, month)} and ${at} < ${monthStart(shopId, month, 1)}`;
}

/** The name of a survey of the shop; null where there is none with this id. */
export async function readSurveyName(actor: MemberActor, surveyId: string): Promise<string | null> {
  const [row] = await reports().execute<{ name: string }>(sql`
    select name from ${npsSurveys} where shop_id = ${actor.shopId}::uuid and id = ${surveyId}::uuid`);
  return row?.name ?? null;
}
