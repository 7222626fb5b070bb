import { and, desc, eq, notInArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsReviews, npsReviewVersions, orders, shops, updates } from "@/db/schema";
import { openWork } from "@/lib/nps/open-work";

/** Days in which an update counts as contact with support before an answer. */
const CONTACT_DAYS = 90;
/** Versions kept of one answer. */
const VERSIONS_MAX = 20;

/** An answer with everything that is known about it; the rest of the row follows from that. */
export type ReviewRow = Omit<typeof npsReviews.$inferInsert, "day" | "hadContact">;

type Values = ReviewRow & { day: SQL; hadContact: SQL };

/**
 * Stores an answer in the caller's transaction. A second one of the same person, channel, category
 * and day (in the shop's time zone) takes the first's place, which is kept as a version. Opens an
 * update where one of the shop's rules says so. Returns the review's id.
 */
export async function storeReview(tx: Tx, review: ReviewRow): Promise<number> {
  const { shopId, customerId } = review;
  const values = {
    ...review,
    day: sql`(select (now() at time zone time_zone)::date from ${shops} where id = ${shopId}::uuid)`,
    hadContact: customerId ? hadContact(shopId, customerId) : sql`null`,
  };
  // The one in the way may be made somebody else's by erasing, between the insert and the look at it.
  const reviewId =
    (await insert(tx, values)) ?? (await replace(tx, values)) ?? (await insert(tx, values));
  if (reviewId === null) throw new Error("An answer that stands in the way and cannot be found.");
  await openWork(tx, shopId, reviewId);
  return reviewId;
}

/** Null where the same person has answered already that day. */
async function insert(tx: Tx, values: Values): Promise<number | null> {
  const [made] = await tx
    .insert(npsReviews)
    .values(values)
    .onConflictDoNothing({ target: ONCE_A_DAY })
    .returning({ id: npsReviews.id });
  return made?.id ?? null;
}

/** Adds or replaces the words of an answer; what stood there before is kept as a version. */
export async function commentReview(
  tx: Tx,
  review: { shopId: string; reviewId: number; comment: string },
): Promise<void> {
  const { shopId, reviewId, comment } = review;
  const which = and(eq(npsReviews.shopId, shopId), eq(npsReviews.id, reviewId));
  const [before] = await tx.select().from(npsReviews).where(which).for("update");
  if (!before || before.comment === comment) return;
  if (before.comment) await keepVersion(tx, before);
  await tx.update(npsReviews).set({ comment }).where(which);
  await openWork(tx, shopId, reviewId);
}

function hadContact(shopId: string, customerId: string): SQL {
  return sql`exists (select from ${updates} u join ${orders} o on o.shop_id = u.shop_id and o.id = u.order_id
    where o.shop_id = ${shopId}::uuid and o.customer_id = ${customerId}::uuid and u.visible_at is not null
      and u.created_at > now() - make_interval(days => ${CONTACT_DAYS}))`;
}

const ONCE_A_DAY = [
  npsReviews.shopId,
  npsReviews.person,
  npsReviews.channelId,
  npsReviews.categoryId,
  npsReviews.day,
];

/** Null where the answer in the way is gone. */
async function replace(tx: Tx, values: Values): Promise<number | null> {
  const [before] = await tx
    .select()
    .from(npsReviews)
    .where(
      and(
        eq(npsReviews.shopId, values.shopId),
        eq(npsReviews.person, values.person),
        eq(npsReviews.channelId, values.channelId),
        eq(npsReviews.categoryId, values.categoryId),
        eq(npsReviews.day, values.day),
      ),
    )
    .for("update");
  if (!before) return null;
  const { shopId, id } = before;
  // The score comes first and the words later: an answer without a comment keeps the one there is.
  const { score, comment = before.comment } = withoutNulls(values);
  // Words added to a bare score replace nothing.
  const worded = before.comment !== null && comment !== before.comment;
  if (score !== before.score || worded) await keepVersion(tx, before);
  const { day: _, person: __, hadContact: ___, ...told } = withoutNulls(values);
  // One that can be emailed stands for the person; what cannot takes no one's place.
  const unusableEmail = (told.email ?? before.email) ? null : told.unusableEmail;
  await tx
    .update(npsReviews)
    .set({ ...told, unusableEmail })
    .where(and(eq(npsReviews.shopId, shopId), eq(npsReviews.id, id)));
  return id;
}

/** Keeps what an answer said; of one that is changed for ever, the newest versions. */
async function keepVersion(tx: Tx, before: typeof npsReviews.$inferSelect): Promise<void> {
  const { shopId, id: reviewId, score, comment } = before;
  await tx.insert(npsReviewVersions).values({ shopId, reviewId, score, comment });
  const ofReview = and(
    eq(npsReviewVersions.shopId, shopId),
    eq(npsReviewVersions.reviewId, reviewId),
  );
  const newest = tx
    .select({ id: npsReviewVersions.id })
    .from(npsReviewVersions)
    .where(ofReview)
    .orderBy(desc(npsReviewVersions.id))
    .limit(VERSIONS_MAX);
  await tx.delete(npsReviewVersions).where(and(ofReview, notInArray(npsReviewVersions.id, newest)));
}

/** What an answer leaves unsaid does not wipe out what the one before said. */
function withoutNulls<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as T;
}
