import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsChannels, npsReviews, shops } from "@/db/schema";

/** The ids of the lists every shop begins with. */
export async function npsLists(shopId: string) {
  const channels = await database()
    .select()
    .from(npsChannels)
    .where(eq(npsChannels.shopId, shopId))
    .orderBy(asc(npsChannels.id));
  const categories = await database()
    .select()
    .from(npsCategories)
    .where(eq(npsCategories.shopId, shopId))
    .orderBy(asc(npsCategories.id));
  const idOf = (list: { code: string; id: number }[], code: string) => {
    const found = list.find((entry) => entry.code === code);
    if (!found) throw new Error(`No ${code} in the lists of a shop.`);
    return found.id;
  };
  return {
    channel: (code: string) => idOf(channels, code),
    category: (code: string) => idOf(categories, code),
  };
}

type Changes = Partial<typeof npsReviews.$inferInsert>;

/** Answers with these scores, given at one moment by as many people; the day is the shop's own. */
export async function makeAnswers(
  shopId: string,
  scores: number[],
  changes: Changes = {},
): Promise<number[]> {
  if (scores.length === 0) return [];
  const lists = await npsLists(shopId);
  const createdAt = changes.createdAt ?? new Date();
  const rows = scores.map((score) => ({
    channelId: lists.channel("email"),
    categoryId: lists.category("support"),
    lowest: 0,
    person: randomUUID(),
    ...changes,
    shopId,
    score,
    createdAt,
    day: sql`(select (${createdAt.toISOString()}::timestamptz at time zone time_zone)::date from ${shops}
      where id = ${shopId}::uuid)`,
  }));
  const made = await database().insert(npsReviews).values(rows).returning({ id: npsReviews.id });
  return made.map(({ id }) => id);
}

/** `n` answers, 60 % promoters, 30 % passives and 10 % detractors. */
export function goldenScores(n: number): number[] {
  return Array.from({ length: n }, (_, index) => {
    const place = index % 10;
    if (place < 6) return 9 + (place % 2);
    return place < 9 ? 7 + (place % 2) : place - 4;
  });
}

/** Moves a shop to another time zone. */
export async function moveShop(shopId: string, timeZone: string): Promise<void> {
  await database().update(shops).set({ timeZone }).where(eq(shops.id, shopId));
}
