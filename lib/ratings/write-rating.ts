import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, members, ratings, updates } from "@/db/schema";
import type { Actor, ApiKeyActor, CustomerActor } from "@/lib/identity/actor";
import { cancelMails } from "@/lib/mail/cancel-mails";
import { mailsInserted } from "@/lib/mail/queue-mail";
import type { UpdateRow } from "@/lib/updates/lock-update";
import type { LoopFacts } from "@/lib/updates/loop-facts";
import type { RatingPlan } from "@/lib/updates/plan-mails";
import { insertEvents, type NewEvent } from "@/lib/updates/record-event";

type RatingRow = typeof ratings.$inferSelect;

/** A rating as it was stored, with the names of whoever solved what it rates. */
export type GivenRating = {
  rating: Omit<RatingRow, "shopId" | "customerId" | "solveNumber" | "solvedAt">;
  memberName: string | null;
  keyName: string | null;
};

type Decided = {
  rating: Pick<RatingRow, "id" | "stars" | "comment">;
  update: UpdateRow;
  facts: LoopFacts;
  solve: NonNullable<LoopFacts["solve"]>;
  plan: RatingPlan;
  submissionId: string | undefined;
};

/**
 * Writes a rating and everything it causes, in one statement: the thread is closed, emails that are
 * pointless now are dropped, the log tells, and the planned emails are queued.
 */
export async function writeRating(
  tx: Tx,
  actor: CustomerActor | ApiKeyActor,
  decided: Decided,
): Promise<GivenRating> {
  const { update, plan } = decided;
  const { shopId } = actor;
  const rating = ratingOf(actor, decided);
  const stored = tx
    .insert(ratings)
    .values({ ...rating, shopId })
    .returning({ createdAt: ratings.createdAt });
  const pointless = cancelMails(tx, shopId, update.id, ["note.customer", "update.solved"], "rated");
  const [row] = await tx.execute<{ at: string; memberName: string | null; keyName: string | null }>(
    sql`with mailed as (${mailsInserted(shopId, plan.drafts)}),
      closed as ${closeThread(tx, update)},
      dropped as ${pointless},
      logged as ${insertEvents(tx, actor, eventsOf(decided))},
      stored as ${stored}
    select stored.created_at as at,
      (select name from ${members} where shop_id = ${shopId} and id = ${rating.solverMemberId}) as "memberName",
      (select name from ${apiKeys} where shop_id = ${shopId} and id = ${rating.solverApiKeyId}) as "keyName"
    from stored`,
  );
  if (!row) throw new Error("The rating was not stored.");
  const { memberName, keyName } = row;
  return { rating: { ...rating, createdAt: new Date(row.at) }, memberName, keyName };
}

function ratingOf(actor: Actor, { rating, update, facts, solve, plan }: Decided) {
  return {
    ...rating,
    updateId: update.id,
    orderId: update.orderId,
    customerId: facts.order.customerId,
    solveNumber: solve.number,
    solverMemberId: solve.byMemberId,
    solverApiKeyId: solve.byApiKeyId,
    assigneeMemberId: update.assigneeId,
    solvedAt: solve.solvedAt,
    source: actor.kind === "apiKey" ? ("api" as const) : ("portal" as const),
    suppressed: plan.suppressed,
  };
}

function eventsOf({ rating, update, plan, submissionId }: Decided): NewEvent[] {
  const { id: ratingId, stars } = rating;
  const given: NewEvent = {
    updateId: update.id,
    type: "rating.submitted",
    data: { ratingId, stars },
    submissionId,
  };
  if (!plan.nobodyToAlert) return [given];
  return [given, { updateId: update.id, type: "alert.nobody", data: { ratingId } }];
}

function closeThread(tx: Tx, { shopId, id }: UpdateRow) {
  return tx
    .update(updates)
    .set({ ratedAt: sql`now()`, activeAt: sql`now()` })
    .where(and(eq(updates.shopId, shopId), eq(updates.id, id)));
}
