import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, orders, ratingDays, ratings, shops, updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { BY_RECOVERY, FOLLOW_UP, RECOVERY, type Recovery } from "@/lib/updates/recovery";

export type LowRating = {
  id: string;
  stars: number;
  comment: string | null;
  createdAt: Date;
  title: string;
  orderId: string;
  orderNumber: string;
  customerName: string;
  solverName: string | null;
  recovery: Recovery;
  /** The update to open: the one that follows it up, else the rated one. */
  updateId: string;
  /** The customer has written back and waits. */
  waits: boolean;
  recoveredAt: Date | null;
};

const SHOWN_RATINGS = 5;
const DAYS = 7;

export type LowRatings = {
  rows: LowRating[];
  low: number;
  all: number;
  /** The first of the seven days, `YYYY-MM-DD` in the shop's zone. */
  from: string;
};

/** The low ratings of the last seven days, today included: those nobody has answered first, then the latest. Nobody can answer a customer who was erased. */
export async function readLowRatings(actor: MemberActor): Promise<LowRatings> {
  const { from, at } = await firstDay(actor);
  // A moment that is known, and not an expression: only so the planner sees how few rows are newer.
  const since = and(eq(ratings.shopId, actor.shopId), gte(ratings.createdAt, at));
  const [rows, [count]] = await Promise.all([listLow(since), countSince(actor.shopId, from)]);
  return { rows, low: count?.low ?? 0, all: count?.all ?? 0, from };
}

/** The first of the days by the shop's calendar, and when it began; PostgreSQL knows the summer times. */
async function firstDay({ shopId }: MemberActor): Promise<{ from: string; at: Date }> {
  const day = sql`((now() at time zone ${shops.timeZone})::date - ${DAYS - 1}::int)`;
  const [first] = await database()
    .select({
      from: sql<string>`${day}::text`,
      at: sql<Date>`(${day}::timestamp at time zone ${shops.timeZone})`.mapWith(shops.createdAt),
    })
    .from(shops)
    .where(eq(shops.id, shopId));
  if (!first) throw new Error("A member without a shop.");
  return first;
}

const order = sql`${BY_RECOVERY}, ${ratings.createdAt} desc`;

const solver = sql<string | null>`coalesce(
  (select m.name from members m where m.shop_id = ${ratings.shopId} and m.id = ${ratings.solverMemberId}),
  (select k.name from api_keys k where k.shop_id = ${ratings.shopId} and k.id = ${ratings.solverApiKeyId}))`;

/** Chosen first, told about after: what a row says is read for the few that are shown. */
function listLow(since: SQL | undefined): Promise<LowRating[]> {
  const picked = database()
    .select({
      pickedShop: ratings.shopId,
      pickedId: ratings.id,
      recovery: RECOVERY.recovery.as("recovery"),
      followUpId: sql<string | null>`f.id`.as("follow_up_id"),
      waits: RECOVERY.waits.as("waits"),
      recoveredAt: RECOVERY.recoveredAt.as("recovered_at"),
      rank: sql<number>`row_number() over (order by ${order})`.as("rank"),
    })
    .from(ratings)
    .leftJoin(FOLLOW_UP, sql`true`)
    .where(
      and(
        since,
        sql`${ratings.stars} <= 3`,
        sql`not exists (select from ${customers} c
      where c.shop_id = ${ratings.shopId} and c.id = ${ratings.customerId} and c.erased_at is not null)`,
      ),
    )
    .orderBy(order)
    .limit(SHOWN_RATINGS)
    .as("picked");
  return database()
    .select({
      id: ratings.id,
      stars: ratings.stars,
      comment: ratings.comment,
      createdAt: ratings.createdAt,
      title: updates.title,
      orderId: orders.id,
      orderNumber: orders.number,
      customerName: orders.customerName,
      solverName: solver,
      recovery: picked.recovery,
      updateId: sql<string>`coalesce(${picked.followUpId}, ${ratings.updateId})`,
      waits: picked.waits,
      recoveredAt: picked.recoveredAt,
    })
    .from(picked)
    .innerJoin(ratings, and(eq(ratings.shopId, picked.pickedShop), eq(ratings.id, picked.pickedId)))
    .innerJoin(updates, and(eq(updates.shopId, ratings.shopId), eq(updates.id, ratings.updateId)))
    .innerJoin(orders, and(eq(orders.shopId, ratings.shopId), eq(orders.id, ratings.orderId)))
    .orderBy(picked.rank);
}

function countSince(shopId: string, day: string) {
  const { ratings: n, stars } = ratingDays;
  return database()
    .select({
      all: sql<number>`coalesce(sum(${n}), 0)::int`,
      low: sql<number>`coalesce(sum(${n}) filter (where ${stars} <= 3), 0)::int`,
    })
    .from(ratingDays)
    .where(and(eq(ratingDays.shopId, shopId), gte(ratingDays.day, day)));
}
