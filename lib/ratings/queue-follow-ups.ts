import { and, eq, sql } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { events, mails, ratings } from "@/db/schema";
import { LONG_ACT, withAllowance } from "@/lib/base/allowance";
import { AppError } from "@/lib/base/errors";
import type { Actor, ApiKeyActor, SystemActor } from "@/lib/identity/actor";
import { type QueuedMail, queueMails } from "@/lib/mail/queue-mail";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { planRatingMails, type RatingPlan } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";

type RatingRow = typeof ratings.$inferSelect;

export type QueuedFollowUps = { promoter: number; detractor: number; alert: number };

/** Days after which a rating without mails is left alone. */
const RECOVER_DAYS = 7;
const BATCH = 500;

/** Queues the planned mails of a rating, each once however often it is called; an alert without a reader stands in the log. */
async function queueRatingMails(
  tx: Tx,
  actor: Actor,
  rating: Pick<RatingRow, "id" | "updateId">,
  { drafts, nobodyToAlert }: Pick<RatingPlan, "drafts" | "nobodyToAlert">,
): Promise<QueuedMail[]> {
  const [queued] = await Promise.all([
    queueMails(tx, actor.shopId, drafts),
    nobodyToAlert &&
      recordEvent(tx, actor, {
        updateId: rating.updateId,
        type: "alert.nobody",
        data: { ratingId: rating.id },
      }),
  ]);
  return queued;
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
  if (ratingId) {
    const [rating] = await database()
      .select({ id: ratings.id })
      .from(ratings)
      .where(and(eq(ratings.shopId, actor.shopId), eq(ratings.id, ratingId)));
    if (!rating) throw new AppError("not_found");
  }
  return withAllowance(LONG_ACT, () => queueAll(actor, ratingId));
}

async function queueAll(
  actor: ApiKeyActor | SystemActor,
  ratingId?: string,
): Promise<QueuedFollowUps> {
  const total: QueuedFollowUps = { promoter: 0, detractor: 0, alert: 0 };
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
  const facts = await readLoopFacts(tx, actor.shopId, rating.updateId);
  const { drafts, nobodyToAlert } = planRatingMails(facts, rating);
  return queueRatingMails(tx, actor, rating, {
    drafts: drafts.filter((draft) => !rating.suppressed.includes(draft.kind)),
    nobodyToAlert:
      nobodyToAlert &&
      !rating.suppressed.includes("rating.alert") &&
      !(await knowsOfNobody(tx, rating)),
  });
}

/** Whether the log says already that the alert had no reader. */
async function knowsOfNobody(tx: Tx, { shopId, updateId }: RatingRow): Promise<boolean> {
  const [known] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.shopId, shopId),
        eq(events.updateId, updateId),
        eq(events.type, "alert.nobody"),
      ),
    );
  return known !== undefined;
}

/** No mail was ever decided for the rating: neither sent, nor queued, nor written off. */
function withoutMails() {
  return sql`not exists (select from ${mails}
    where ${mails.shopId} = ${ratings.shopId} and ${mails.ratingId} = ${ratings.id}
      and ${mails.kind} in ('rating.promoter', 'rating.detractor', 'rating.alert', 'rating.responsible'))`;
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
