import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { ratings } from "@/db/schema";
import { type Place, pageBy } from "@/lib/base/cursor";
import { first, written } from "@/lib/base/sought-page";

export type RatingFilter = {
  stars: number | null;
  memberId: string | null;
  withComment: boolean;
  /** Whole days `YYYY-MM-DD` in the shop's time zone, both included. */
  from: string | null;
  to: string | null;
};

type PageArgs = RatingFilter & { cursor: string | Place | null; rows: number };

const STARS = [1, 2, 3, 4, 5];

/**
 * Selects "id" and "at" of the ratings of one page, newest first. Two indexes have them in that order
 * for each number of stars, with and without a comment, of everybody and of a member; a page is merged
 * out of as many parts as the filter leaves open.
 */
export function ratingPage(shopId: string, filter: PageArgs): SQL {
  const { stars, memberId, withComment, cursor, rows } = filter;
  const from = pageBy({ at: ratings.createdAt, id: ratings.id }, cursor);
  const always = [
    eq(ratings.shopId, shopId),
    memberId ? eq(ratings.solverMemberId, memberId) : undefined,
    ratingDaysAre(shopId, filter),
    from.where,
  ];
  const select = (...which: SQL[]) => sql`(select ${ratings.id}, ${ratings.createdAt} as at
    from ${ratings} where ${and(...always, ...which)} ${first(from.order, rows)})`;
  if (!stars && !memberId && !withComment) return select();
  const parts = (stars ? [stars] : STARS).flatMap((star) =>
    (withComment ? [1] : [0, 1]).map((comments) =>
      select(
        // As the indexes have it; as values that stand there, so that no plan asks what they are.
        sql`num_nonnulls(${ratings.comment}) = ${written(comments)}`,
        sql`${ratings.stars} = ${written(star)}`,
      ),
    ),
  );
  return sql`select id, at from (${sql.join(parts, sql` union all `)}) parts
    order by at desc, id desc limit ${written(rows)}`;
}

/** The days of a filter as moments. */
function ratingDaysAre(
  shopId: string,
  { from, to }: Pick<RatingFilter, "from" | "to">,
): SQL | undefined {
  return and(
    from ? gte(ratings.createdAt, startOfDay(shopId, from, 0)) : undefined,
    to ? lt(ratings.createdAt, startOfDay(shopId, to, 1)) : undefined,
  );
}

/** Midnight in the shop's time zone, `days` later; PostgreSQL knows the summer times. */
function startOfDay(shopId: string, day: string, days: number): SQL {
  return sql`((${day}::date + ${days}::int)::timestamp at time zone (select time_zone from shops where id = ${shopId}))`;
}
