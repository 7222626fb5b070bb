import { and, eq, sql } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { events, mails, ratings } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Actor, ApiKeyActor, SystemActor } from "@/lib/identity/actor";
import { type QueuedMail, queueMails } from "@/lib/mail/queue-mail";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { planRatingMails } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";

type RatingRow = typeof ratings.$inferSelect;

export type QueuedFollowUps = { promoter: number; detractor: number; alert: number };

/** Days after which a rating without mails is left alone. */
const RECOVER_DAYS = 7;
const BATCH = 500;

/**
 * Queues a rating's mails: once, however often it is called. The portal and the API call it inside
 * the rating's own transaction, the route handler for what was left behind.
 */
export async function queueRatingMails(
  tx: Tx,
  actor: Actor,
  rating: Pick<RatingRow, "id" | "stars" | "updateId" | "suppressed">,
  facts: LoopFacts,
): Promise<QueuedMail[]> {
  const plan = planRatingMails(facts, rating);
  const wanted = plan.drafts.filter((draft) => !rating.suppressed.includes(draft.kind));
  if (plan.nobodyToAlert && !rating.suppressed.includes("rating.alert")) {
    await recordNobody(tx, actor, rating);
  }
  return queueMails(tx, actor.shopId, wanted);
}

/** Says once on the update that the alert had no reader. */
async function recordNobody(
  tx: Tx,
  actor: Actor,
  rating: { id: string; updateId: string },
): Promise<void> {
  const [known] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.shopId, actor.shopId),
        eq(events.updateId, rating.updateId),
        eq(events.type, "alert.nobody"),
      ),
    );
  if (known) return;
  await recordEvent(tx, actor, {
    updateId: rating.updateId,
    type: "alert.nobody",
    data: { ratingId: rating.id },
  });
}

/**
 * Recovery: queues what ratings of the last 7 days should have caused and has not been decided yet;
 * with `ratingId` for that rating alone. Imported ratings and kinds ruled out when the rating was
 * given stay unsent. Throws `not_found` for a rating of another shop.
 */
export async function queueFollowUps(
  actor: ApiKeyActor | SystemActor,
  ratingId?: string,
): Promise<QueuedFollowUps> {
  const total: QueuedFollowUps = { promoter: 0, detractor: 0, alert: 0 };
  if (ratingId) {
    const [rating] = await database()
      .select({ id: ratings.id })
      .from(ratings)
      .where(and(eq(ratings.shopId, actor.shopId), eq(ratings.id, ratingId)));
    if (!rating) throw new AppError("not_found");
  }
  let after: Found | undefined;
  do {
    const left = await findWithoutMails(actor.shopId, ratingId, after);
    for (const rating of left) {
      const queued = await transaction((tx) => recover(tx, actor, rating));
      for (const mail of queued) count(total, mail);
    }
    after = left.length === BATCH ? left.at(-1) : undefined;
  } while (after);
  return total;
}

function count(total: QueuedFollowUps, mail: QueuedMail): void {
  if (mail.state !== "queued") return;
  if (mail.kind === "rating.promoter") total.promoter += 1;
  if (mail.kind === "rating.detractor") total.detractor += 1;
  if (mail.kind === "rating.alert") total.alert += 1;
}

/** Locks the rating, so that two calls at once decide one after the other. */
async function recover(
  tx: Tx,
  actor: ApiKeyActor | SystemActor,
  { id }: { id: string },
): Promise<QueuedMail[]> {
  const [rating] = await tx
    .select()
    .from(ratings)
    .where(and(eq(ratings.shopId, actor.shopId), eq(ratings.id, id), withoutMails()))
    .for("update");
  if (!rating) return [];
  return queueRatingMails(
    tx,
    actor,
    rating,
    await readLoopFacts(tx, actor.shopId, rating.updateId),
  );
}

/** No mail was ever decided for the rating: neither sent, nor queued, nor written off. */
function withoutMails() {
  return sql`not exists (select from ${mails}
    where ${mails.shopId} = ${ratings.shopId} and ${mails.ratingId} = ${ratings.id}
      and ${mails.kind} in ('rating.promoter', 'rating.detractor', 'rating.alert'))`;
}

type Found = { id: string; createdAt: Date };

/** One batch, oldest first: some will never have a mail, and must not hide those after them. */
function findWithoutMails(shopId: string, ratingId?: string, after?: Found): Promise<Found[]> {
  return database()
    .select({ id: ratings.id, createdAt: ratings.createdAt })
    .from(ratings)
    .where(
      and(
        eq(ratings.shopId, shopId),
        ratingId ? eq(ratings.id, ratingId) : undefined,
        sql`${ratings.source} <> 'import'`,
        sql`${ratings.createdAt} > now() - make_interval(days => ${RECOVER_DAYS})`,
        // Both ruled out when it was given: nothing is owed.
        sql`not (${ratings.suppressed} && array['rating.promoter', 'rating.detractor'] and
          (${ratings.stars} >= 4 or 'rating.alert' = any(${ratings.suppressed})))`,
        withoutMails(),
        after &&
          sql`(${ratings.createdAt}, ${ratings.id}) > (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(ratings.createdAt, ratings.id)
    .limit(BATCH);
}
