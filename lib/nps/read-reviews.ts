import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, npsCategories, npsChannels, npsReviews } from "@/db/schema";
import { OF_REVIEW } from "@/lib/updates/of-review";

/** Which answers programs ask for; null leaves a side open. */
export type ReviewFilter = {
  /** Whole days in the shop's time zone, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
  channelId: number | null;
  categoryId: number | null;
  /** Those older than this one. */
  before?: { at: Date; id: string } | null;
};

/** An answer as programs see it: the names of the survey API, which the REST API keeps. */
export type ReviewJson = {
  id: number;
  client_id: number | null;
  client: number | null;
  rate: number;
  channel: string;
  category: string;
  comment: string | null;
  email: string | null;
  phone: string | null;
  order_id: string | null;
  created_at: string;
};

/** The shop's newest answers that fit, at most `limit`. */
export function readReviews(shopId: string, filter: ReviewFilter, limit: number) {
  return database()
    .select({
      id: npsReviews.id,
      client: customers.number,
      rate: npsReviews.score,
      channel: npsChannels.code,
      category: npsCategories.code,
      comment: npsReviews.comment,
      email: sql<
        string | null
      >`coalesce(${npsReviews.email}, ${npsReviews.unusableEmail}, ${customers.email})`,
      phone: npsReviews.phone,
      orderRef: ORDER,
      createdAt: npsReviews.createdAt,
    })
    .from(npsReviews)
    .innerJoin(npsChannels, OF_REVIEW.channel)
    .innerJoin(npsCategories, OF_REVIEW.category)
    .leftJoin(customers, OF_REVIEW.customer)
    .where(and(eq(npsReviews.shopId, shopId), ...conditions(shopId, filter)))
    .orderBy(desc(npsReviews.createdAt), desc(npsReviews.id))
    .limit(limit);
}

/** An answer's row under the names programs know. */
export function reviewJson(row: Awaited<ReturnType<typeof readReviews>>[number]): ReviewJson {
  const { client, orderRef, createdAt, ...review } = row;
  return {
    ...review,
    client_id: client,
    client,
    order_id: orderRef,
    created_at: createdAt.toISOString(),
  };
}

/** As the sender named it; of an answer to an invitation, as the shop system does. */
const ORDER = sql<
  string | null
>`coalesce(${npsReviews.orderRef}, (select o.external_id from orders o
  where o.shop_id = ${npsReviews.shopId} and o.id = ${npsReviews.orderId}))`;

function conditions(shopId: string, filter: ReviewFilter): (SQL | undefined)[] {
  const { from, to, channelId, categoryId, before } = filter;
  return [
    from === null ? undefined : sql`${npsReviews.createdAt} >= ${startOf(shopId, from, 0)}`,
    to === null ? undefined : sql`${npsReviews.createdAt} < ${startOf(shopId, to, 1)}`,
    channelId === null ? undefined : eq(npsReviews.channelId, channelId),
    categoryId === null ? undefined : eq(npsReviews.categoryId, categoryId),
    before
      ? sql`(${npsReviews.createdAt}, ${npsReviews.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::bigint)`
      : undefined,
  ];
}

/** The moment a day begins in the shop's zone; PostgreSQL knows when clocks change. */
function startOf(shopId: string, day: string, daysLater: number): SQL {
  return sql`(select (${day}::date + ${daysLater}::int)::timestamp at time zone s.time_zone
    from shops s where s.id = ${shopId}::uuid)`;
}
