import { asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { ratings, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { logFault } from "@/lib/base/log";
import { systemActor } from "@/lib/identity/system";
import { type QueuedFollowUps, queueFollowUps } from "@/lib/ratings/queue-follow-ups";

/**
 * Queues what is owed in every shop, or for one rating of whichever shop. A shop that fails does
 * not keep the others waiting; the last failure is thrown at the end. Throws `not_found`.
 */
export async function queueFollowUpsEverywhere(ratingId?: string): Promise<QueuedFollowUps> {
  if (ratingId) return queueFollowUps(systemActor(await shopOfRating(ratingId)), ratingId);
  const total: QueuedFollowUps = { promoter: 0, detractor: 0, alert: 0 };
  const all = await database().select({ id: shops.id }).from(shops).orderBy(asc(shops.createdAt));
  let failure: { error: unknown } | undefined;
  for (const shop of all) {
    try {
      add(total, await queueFollowUps(systemActor(shop.id)));
    } catch (error) {
      logFault("Follow-ups of a shop could not be queued", error, { shopId: shop.id });
      failure = { error };
    }
  }
  if (failure) throw failure.error;
  return total;
}

function add(total: QueuedFollowUps, more: QueuedFollowUps): void {
  total.promoter += more.promoter;
  total.detractor += more.detractor;
  total.alert += more.alert;
}

/** Goes by way of the shops, because ratings are only indexed within one. */
async function shopOfRating(ratingId: string): Promise<string> {
  const [rating] = await database()
    .select({ shopId: ratings.shopId })
    .from(shops)
    .innerJoin(ratings, eq(ratings.shopId, shops.id))
    .where(eq(ratings.id, ratingId));
  if (!rating) throw new AppError("not_found");
  return rating.shopId;
}
