import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ratings, updates } from "@/db/schema";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor, CustomerActor } from "@/lib/identity/actor";
import { requireScope } from "@/lib/identity/guards";
import { cancelMails } from "@/lib/mail/cancel-mails";
import { queueRatingMails } from "@/lib/ratings/queue-follow-ups";
import type { SubmitRating } from "@/lib/ratings/schema";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { planRatingMails } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";

type Input = SubmitRating & { updateId: string; submissionId?: string };

/**
 * Rates a solved update, once and for ever, and closes its thread: rating, tracking log and mails in
 * one transaction. An API key speaks for the customer and needs the scope `ratings`.
 * Throws `not_found`, `not_visible`, `not_solved`, `already_rated`, `ratings_disabled`, `erased`,
 * and `invalid` (field `comment`) when comments are switched off.
 */
export async function submitRating(
  actor: CustomerActor | ApiKeyActor,
  input: Input,
): Promise<ActionResult> {
  if (actor.kind === "apiKey") requireScope(actor, "ratings");
  return runOnce(actor, input.submissionId, async (tx) => {
    const [update, facts] = await Promise.all([
      lockUpdate(tx, actor, input.updateId),
      readLoopFacts(tx, actor.shopId, input.updateId),
    ]);
    const solve = requireRatable(update, facts, input);
    const { stars, comment } = input;
    const rating = { id: randomUUID(), stars, comment, updateId: update.id };
    const plan = planRatingMails(facts, rating);
    // One round trip: none waits for another's answer, and all of them count or none.
    await Promise.all([
      closeThread(tx, update),
      cancelMails(tx, actor.shopId, update.id, ["note.customer", "update.solved"], "rated"),
      recordEvent(tx, actor, {
        updateId: update.id,
        type: "rating.submitted",
        data: { ratingId: rating.id, stars },
        submissionId: input.submissionId,
      }),
      queueRatingMails(tx, actor, rating, plan),
      // Last: whoever counts a rating of the same day and kind waits from here to the end.
      tx.insert(ratings).values({
        ...rating,
        shopId: actor.shopId,
        orderId: update.orderId,
        customerId: facts.order.customerId,
        solveNumber: solve.number,
        solverMemberId: solve.byMemberId,
        solverApiKeyId: solve.byApiKeyId,
        assigneeMemberId: update.assigneeId,
        solvedAt: solve.solvedAt,
        source: actor.kind === "apiKey" ? "api" : "portal",
        suppressed: plan.suppressed,
      }),
    ]);
    return { updateId: update.id, ratingId: rating.id };
  });
}

/** The solve the rating is about, where it may be given. */
function requireRatable(
  update: UpdateRow,
  { settings, solve }: LoopFacts,
  { comment }: Input,
): NonNullable<LoopFacts["solve"]> {
  if (update.title === ERASED) throw new AppError("erased");
  if (!update.visibleAt) throw new AppError("not_visible");
  if (update.ratedAt) throw new AppError("already_rated");
  if (!solve) throw new AppError("not_solved");
  if (!settings.ratingsOn) throw new AppError("ratings_disabled");
  if (comment && !settings.commentOn) {
    throw new AppError("invalid", { fields: { comment: "commentsOff" } });
  }
  return solve;
}

async function closeThread(tx: Tx, { shopId, id }: UpdateRow): Promise<void> {
  await tx
    .update(updates)
    .set({ ratedAt: sql`now()`, activeAt: sql`now()` })
    .where(and(eq(updates.shopId, shopId), eq(updates.id, id)));
}
