import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, members, ratings } from "@/db/schema";
import { type PersonJson, personJson } from "@/lib/api/person";
import type { RatingListQuery } from "@/lib/api/schema";
import { page } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor } from "@/lib/identity/actor";
import { ratingPage } from "@/lib/ratings/rating-page.sql";
import type { GivenRating } from "@/lib/ratings/write-rating";
import { person } from "@/lib/updates/card";

/** A rating as part of its update. */
export type UpdateRatingJson = {
  id: string;
  stars: number;
  comment: string | null;
  createdAt: string;
  /** Whose work was rated: credited permanently when the rating was given. */
  solvedBy: PersonJson | null;
};

/** A rating by itself. */
export type RatingJson = UpdateRatingJson & { updateId: string; orderId: string };

/** The rating of an update. Throws `not_found`, also while there is none. */
export async function getRatingJson(actor: ApiKeyActor, updateId: string): Promise<RatingJson> {
  const [row] = await readRatings(
    actor,
    sql`select id from ${ratings} where shop_id = ${actor.shopId} and update_id = ${updateId}`,
  );
  if (!row) throw new AppError("not_found");
  return ratingJson(row);
}

/** Ratings of the shop, newest first. */
export async function listRatingsJson(
  actor: ApiKeyActor,
  { limit, cursor, stars }: RatingListQuery,
): Promise<{ data: RatingJson[]; next: string | null }> {
  const filter = { stars: stars ?? null, memberId: null, withComment: false, from: null, to: null };
  const rows = await readRatings(
    actor,
    ratingPage(actor.shopId, { ...filter, cursor, rows: limit + 1 }),
  );
  const found = page(rows, limit, ({ rating }) => ({ at: rating.createdAt, id: rating.id }));
  return { data: found.rows.map(ratingJson), next: found.next };
}

function readRatings(actor: ApiKeyActor, page: SQL) {
  return database()
    .select({ rating: ratings, memberName: members.name, keyName: apiKeys.name })
    .from(sql`(${page}) page`)
    .innerJoin(ratings, sql`${ratings.shopId} = ${actor.shopId} and ${ratings.id} = page.id`)
    .leftJoin(
      members,
      and(eq(members.shopId, ratings.shopId), eq(members.id, ratings.solverMemberId)),
    )
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.shopId, ratings.shopId), eq(apiKeys.id, ratings.solverApiKeyId)),
    )
    .orderBy(desc(ratings.createdAt), desc(ratings.id));
}

/** A rating as the API shows it. */
export function ratingJson({ rating, memberName, keyName }: GivenRating): RatingJson {
  const { updateId, orderId } = rating;
  const shown = updateRatingJson(rating, { member: memberName, apiKey: keyName });
  return { ...shown, updateId, orderId };
}

/** The part of a rating that its update shows, with the credited solver's name. */
export function updateRatingJson(
  rating: GivenRating["rating"],
  names: { member: string | null; apiKey: string | null },
): UpdateRatingJson {
  return {
    id: rating.id,
    stars: rating.stars,
    comment: rating.comment,
    createdAt: rating.createdAt.toISOString(),
    solvedBy: personJson(
      person("member", rating.solverMemberId, names.member) ??
        person("apiKey", rating.solverApiKeyId, names.apiKey),
    ),
  };
}
