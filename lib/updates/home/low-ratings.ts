import { and, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, orders, ratingDays, ratings, shops, updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { FOLLOW_UP, RECOVERY, type Recovery } from "@/lib/updates/recovery";

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

const solver = sql<string | null>`coalesce(
  (select m.name from members m where m.shop_id = ${ratings.shopId} and m.id = ${ratings.solverMemberId}),
  (select k.name from api_keys k where k.shop_id = ${ratings.shopId} and k.id = ${ratings.solverApiKeyId}))`;

/** What nobody has answered first, the recovered last; see `RECOVERY`. */
const CLASSES = {
  unanswered: sql`f.solved_at is null and not coalesce(f.answered, false)`,
  progress: sql`f.solved_at is null and f.answered`,
  recovered: sql`f.solved_at is not null`,
};

/**
 * Picked class by class, each the latest first and only as many as the ones before it leave room for:
 * mostly the first are enough, and nobody looks at the others.
 */
function pick(since: SQL | undefined): SQL {
  const names = Object.keys(CLASSES) as (keyof typeof CLASSES)[];
  const lists = names.map((name, place) => {
    const taken = names
      .slice(0, place)
      .map((one) => sql` - (select count(*) from ${sql.raw(one)})`);
    return sql`${sql.raw(name)} as materialized (
      select ${ratings.shopId}, ${ratings.id}, f.id as follow_up_id, ${RECOVERY.recovery} as recovery,
        ${RECOVERY.waits} as waits, f.solved_at as recovered_at, ${place}::int as place
      from ${ratings} left join ${FOLLOW_UP} on true
      where ${since} and ${ratings.stars} <= 3 and ${CLASSES[name]} and not exists (select from ${customers} c
        where c.shop_id = ${ratings.shopId} and c.id = ${ratings.customerId} and c.erased_at is not null)
      order by ${ratings.createdAt} desc limit (${SHOWN_RATINGS}::int${sql.join(taken)}))`;
  });
  const all = names.map((name) => sql`select * from ${sql.raw(name)}`);
  return sql`(with ${sql.join(lists, sql`, `)} ${sql.join(all, sql` union all `)}) picked`;
}

/** Picked first, told about after: what a row says is read for the few that are shown. */
function listLow(since: SQL | undefined): Promise<LowRating[]> {
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
      recovery: sql<Recovery>`picked.recovery`,
      updateId: sql<string>`coalesce(picked.follow_up_id, ${ratings.updateId})`,
      waits: sql<boolean>`picked.waits`,
      recoveredAt: sql<Date | null>`picked.recovered_at`.mapWith(updates.solvedAt),
    })
    .from(pick(since))
    .innerJoin(ratings, sql`${ratings.shopId} = picked.shop_id and ${ratings.id} = picked.id`)
    .innerJoin(updates, and(eq(updates.shopId, ratings.shopId), eq(updates.id, ratings.updateId)))
    .innerJoin(orders, and(eq(orders.shopId, ratings.shopId), eq(orders.id, ratings.orderId)))
    .orderBy(sql`picked.place`, desc(ratings.createdAt));
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
