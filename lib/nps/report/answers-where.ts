import { and, eq, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { npsReviews } from "@/db/schema";
import { addDays } from "@/lib/nps/report/periods";
import type { AnswerFilter, Place } from "@/lib/nps/report/schema";
import type { Band } from "@/lib/nps/score";

/** Answers with an order, the newest ones, that figures about products are made of: an order is read for each. */
export const PRODUCT_SAMPLE = 2_000;

/** The scores of each band, both ends included. */
export const BAND_SCORES: Record<Band, [number, number]> = {
  promoter: [9, 10],
  passive: [7, 8],
  detractor: [0, 6],
};

/** Which answers of `nps_reviews` a filter lets through. */
export function answersWhere(shopId: string, filter: AnswerFilter): SQL | undefined {
  const [low, high] = filter.band ? BAND_SCORES[filter.band] : [null, null];
  return and(
    placeWhere(shopId, filter),
    filter.id === null ? undefined : eq(npsReviews.id, filter.id),
    low === null ? undefined : sql`${npsReviews.score} between ${low} and ${high}`,
    filter.score === null ? undefined : eq(npsReviews.score, filter.score),
    filter.contact === null ? undefined : contactIs(filter.contact),
    filter.withComment ? isNotNull(npsReviews.comment) : undefined,
    filter.openWork ? hasOpenWork(shopId) : undefined,
    filter.product === null ? undefined : inProduct(shopId, filter, filter.product),
  );
}

type Where = Pick<AnswerFilter, "from" | "to"> & Place;

/**
 * Period, channel and category. A day is the one that was counted; the moments around it are there
 * for the index, wide enough for any zone the shop may have been in.
 */
function placeWhere(shopId: string, { from, to, channelId, categoryId }: Where) {
  return and(
    eq(npsReviews.shopId, shopId),
    from === null ? undefined : gte(npsReviews.day, from),
    from === null ? undefined : gte(npsReviews.createdAt, new Date(addDays(from, -2))),
    to === null ? undefined : lte(npsReviews.day, to),
    to === null ? undefined : lte(npsReviews.createdAt, new Date(addDays(to, 3))),
    channelId === null ? undefined : eq(npsReviews.channelId, channelId),
    categoryId === null ? undefined : eq(npsReviews.categoryId, categoryId),
  );
}

function contactIs(contact: NonNullable<AnswerFilter["contact"]>): SQL {
  const value = { yes: sql`true`, no: sql`false`, unknown: sql`null` }[contact];
  return sql`${npsReviews.hadContact} is not distinct from ${value}`;
}

/**
 * Begins at the open updates that nobody opened, which are a rule's: few, whatever was answered. As an
 * array, or the planner would rather look through all answers.
 */
function hasOpenWork(shopId: string): SQL {
  return sql`${npsReviews.workUpdateId} = any (array(select w.id from updates w
    where w.shop_id = ${shopId}::uuid and w.solved_at is null
      and num_nonnulls(w.opened_by_member_id, w.opened_by_customer_id, w.opened_by_api_key_id) = 0))`;
}

/** The newest answers with an order, the ones `readProducts` counts. */
export function productSample(shopId: string, place: Where): SQL {
  return sql`select ${npsReviews.id}, ${npsReviews.orderId}, ${npsReviews.score} from ${npsReviews}
    where ${and(placeWhere(shopId, place), isNotNull(npsReviews.orderId))}
    order by ${npsReviews.createdAt} desc, ${npsReviews.id} desc limit ${PRODUCT_SAMPLE}`;
}

function inProduct(shopId: string, place: Where, name: string): SQL {
  return sql`${npsReviews.id} = any(array(select s.id from (${productSample(shopId, place)}) s
    where (select true from order_items i where i.shop_id = ${shopId}::uuid and i.order_id = s.order_id
      and i.name = ${name} limit 1)))`;
}
