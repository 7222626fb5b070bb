import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, members, orders, ratingDays, ratings, updates } from "@/db/schema";
import { page } from "@/lib/base/cursor";
import { monthsAndDays } from "@/lib/base/months-and-days.sql";
import type { ApiKeyActor, MemberActor } from "@/lib/identity/actor";
import { type RatingFilter, ratingPage } from "@/lib/ratings/rating-page.sql";
import { FOLLOW_UP, RECOVERY, type Recovery } from "@/lib/updates/recovery";

type Reader = MemberActor | ApiKeyActor;

export type { RatingFilter };

export type RatingRow = {
  id: string;
  stars: number;
  comment: string | null;
  createdAt: Date;
  updateId: string;
  title: string;
  orderId: string;
  orderNumber: string;
  customerName: string;
  /** The frozen solver: a member or an API key. */
  solverName: string | null;
  /** The assignee at that moment, where it was somebody else. */
  assigneeName: string | null;
  /** What has come of it, where it is low. */
  recovery: Recovery;
  /** The customer has written back and waits. */
  waits: boolean;
  recoveredAt: Date | null;
};

/** Ratings of the shop, newest first. */
export async function listRatings(
  actor: Reader,
  { limit, ...which }: RatingFilter & { cursor: string | null; limit: number },
): Promise<{ rows: RatingRow[]; next: string | null }> {
  const rows = await database()
    .select({
      id: ratings.id,
      stars: ratings.stars,
      comment: ratings.comment,
      createdAt: ratings.createdAt,
      updateId: updates.id,
      title: updates.title,
      orderId: orders.id,
      orderNumber: orders.number,
      customerName: orders.customerName,
      solverName: sql<string | null>`coalesce(${members.name}, ${apiKeys.name})`,
      assigneeName: sql<
        string | null
      >`(select m.name from members m where m.shop_id = ${ratings.shopId}
        and m.id = ${ratings.assigneeMemberId} and m.id is distinct from ${ratings.solverMemberId})`,
      ...RECOVERY,
    })
    .from(sql`(${ratingPage(actor.shopId, { ...which, rows: limit + 1 })}) page`)
    .innerJoin(ratings, sql`${ratings.shopId} = ${actor.shopId} and ${ratings.id} = page.id`)
    .innerJoin(updates, and(eq(updates.shopId, ratings.shopId), eq(updates.id, ratings.updateId)))
    .innerJoin(orders, and(eq(orders.shopId, ratings.shopId), eq(orders.id, ratings.orderId)))
    .leftJoin(
      members,
      and(eq(members.shopId, ratings.shopId), eq(members.id, ratings.solverMemberId)),
    )
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.shopId, ratings.shopId), eq(apiKeys.id, ratings.solverApiKeyId)),
    )
    .leftJoin(FOLLOW_UP, sql`true`)
    .orderBy(sql`page.at desc, page.id desc`);
  return page(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
}

/** Ratings per number of stars under the same filter, stars themselves left aside. */
export async function countRatings(actor: Reader, filter: RatingFilter): Promise<StarCount[]> {
  const { shopId } = actor;
  const rows = await sumDays(shopId, filter);
  return [5, 4, 3, 2, 1].map((stars) => ({
    stars,
    count: rows.find((row) => row.stars === stars)?.count ?? 0,
  }));
}

type StarCount = { stars: number; count: number };

function sumDays(shopId: string, filter: RatingFilter): Promise<StarCount[]> {
  const { memberId, withComment } = filter;
  const counted = withComment ? ratingDays.comments : ratingDays.ratings;
  return database()
    .select({ stars: sql<number>`${ratingDays.stars}`, count: sql<number>`sum(${counted})::int` })
    .from(monthsAndDays("rating", shopId, filter))
    .where(memberId ? eq(ratingDays.solverMemberId, memberId) : undefined)
    .groupBy(ratingDays.stars);
}
