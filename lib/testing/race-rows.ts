import { and, asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { events, ratings, solves, updates } from "@/db/schema";
import { ACTS } from "@/lib/testing/race-history";

/** What a race for one update has left: the lines of its log about the acts raced for, and its facts. */
export async function readRace(shopId: string, updateId: string) {
  const [log, given, solved, [update]] = await Promise.all([
    database()
      .select({ keyId: events.actorId, type: events.type })
      .from(events)
      .where(
        and(
          eq(events.shopId, shopId),
          eq(events.updateId, updateId),
          oneOf(events.type, Object.values(ACTS)),
        ),
      )
      .orderBy(asc(events.id)),
    database()
      .select({ stars: ratings.stars })
      .from(ratings)
      .where(and(eq(ratings.shopId, shopId), eq(ratings.updateId, updateId))),
    database()
      .select({ number: solves.number })
      .from(solves)
      .where(and(eq(solves.shopId, shopId), eq(solves.updateId, updateId))),
    database()
      .select({ ratedAt: updates.ratedAt })
      .from(updates)
      .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId))),
  ]);
  return {
    log,
    stars: given.map(({ stars }) => stars),
    solves: solved.length,
    isRated: update?.ratedAt !== null,
  };
}
