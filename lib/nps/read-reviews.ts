import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, npsCategories, npsChannels, npsReviews } from "@/db/schema";
import type { Place } from "@/lib/base/cursor";
import { written } from "@/lib/base/sought-page";
import { WrittenJson } from "@/lib/base/written-json";
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

type Reviews = {
  /** An array of `ReviewJson`, newest first, as the database wrote it: a thousand rows cost more to read than to find. */
  json: WrittenJson;
  /** Where the last of them stands; null for none. */
  last: Place | null;
  more: boolean;
};

/** The shop's newest answers that fit, at most `limit`. */
export async function readReviews(
  shopId: string,
  filter: ReviewFilter,
  limit: number,
): Promise<Reviews> {
  const [row] = await database().execute<{
    json: string;
    at: string | null;
    id: string | null;
    count: number;
  }>(sql`
    with found as materialized (
      select ${npsReviews.id}, ${customers.number} as client_id, ${customers.number} as client,
        ${npsReviews.score} as rate, ${npsChannels.code} as channel, ${npsCategories.code} as category,
        ${npsReviews.comment},
        coalesce(${npsReviews.email}, ${npsReviews.unusableEmail}, ${customers.email}) as email,
        ${npsReviews.phone}, ${ORDER} as order_id, ${npsReviews.createdAt} as at
      from ${npsReviews}
      join ${npsChannels} on ${OF_REVIEW.channel}
      join ${npsCategories} on ${OF_REVIEW.category}
      left join ${customers} on ${OF_REVIEW.customer}
      where ${and(eq(npsReviews.shopId, shopId), ...conditions(shopId, filter))}
      order by ${npsReviews.createdAt} desc, ${npsReviews.id} desc limit ${written(limit + 1)}
    ), shown as (select * from found order by at desc, id desc limit ${written(limit)}),
    last as (select at, id from shown order by at, id limit 1)
    select '[' || coalesce((
        select string_agg(row_to_json(line)::text, ',' order by line.created_at desc, line.id desc) from (
          select id, client_id, client, rate, channel, category, comment, email, phone, order_id,
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at
          from shown) line), '') || ']' as json,
      (select at from last), (select id::text from last), (select count(*)::int from found) as count`);
  const { json = "[]", at = null, id = null, count = 0 } = row ?? {};
  return {
    json: new WrittenJson(json),
    last: at === null || id === null ? null : { at: new Date(at), id },
    more: count > limit,
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
