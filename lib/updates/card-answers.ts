import { and, asc, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { npsCategories, npsChannels, npsReviews } from "@/db/schema";
import type { AnswerView } from "@/lib/updates/card";
import { OF_REVIEW } from "@/lib/updates/of-review";

type AnswerOf = AnswerView & { updateId: string | null };

/** The NPS answers these updates are about: what opened them, and what was said of them. */
export async function readAnswers(shopId: string, ids: string[]): Promise<AnswerOf[]> {
  return unionAll(
    answersBy(npsReviews.workUpdateId, true, shopId, ids),
    answersBy(npsReviews.updateId, false, shopId, ids),
  ).orderBy(asc(sql`id`));
}

function answersBy(
  column: typeof npsReviews.workUpdateId | typeof npsReviews.updateId,
  opened: boolean,
  shopId: string,
  ids: string[],
) {
  return database()
    .select({
      id: npsReviews.id,
      updateId: sql<string | null>`${column}`.as("about_id"),
      score: npsReviews.score,
      comment: npsReviews.comment,
      channel: sql<string>`${npsChannels.name}`.as("channel"),
      category: sql<string>`${npsCategories.name}`.as("category"),
      opened: sql<boolean>`${opened}::boolean`.as("opened"),
      createdAt: npsReviews.createdAt,
    })
    .from(npsReviews)
    .innerJoin(npsChannels, OF_REVIEW.channel)
    .innerJoin(npsCategories, OF_REVIEW.category)
    .where(and(eq(npsReviews.shopId, shopId), oneOf(column, ids)));
}
