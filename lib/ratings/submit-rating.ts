import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ratings, updates } from "@/db/schema";
import type { ApiKeyActor, CustomerActor } from "@/lib/auth/actor";
import { requireScope } from "@/lib/auth/guards";
import { AppError } from "@/lib/errors";
import { type LoopFacts, readLoopFacts } from "@/lib/ratings/loop-facts";
import { planRatingMails } from "@/lib/ratings/plan-mails";
import { queueRatingMails } from "@/lib/ratings/queue-follow-ups";
import type { SubmitRating } from "@/lib/ratings/schema";
import { act, type Receipt } from "@/lib/updates/act";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { recordEvent } from "@/lib/updates/record-event";
import { updateState } from "@/lib/updates/schema";

type Input = SubmitRating & { updateId: string; submissionId?: string };

/**
 * Rates a solved update, once and for ever, and closes its thread: rating, tracking log, mails and
 * their jobs in one transaction. An API key speaks for the customer and needs the scope `ratings`.
 * Throws `not_found`, `not_visible`, `not_solved`, `already_rated`, `ratings_disabled`, and
 * `invalid` (field `comment`) when comments are switched off.
 */
export async function submitRating(
  actor: CustomerActor | ApiKeyActor,
  input: Input,
): Promise<Receipt> {
  if (actor.kind === "apiKey") requireScope(actor, "ratings");
  return act(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    const facts = await readLoopFacts(tx, actor.shopId, update.id);
    assertRatable(update, facts);
    if (input.comment && !facts.settings.commentOn) {
      throw new AppError("invalid", { fields: { comment: "commentsOff" } });
    }
    const ratingId = await insertRating(tx, actor, input, update, facts);
    return { updateId: update.id, ratingId };
  });
}

function assertRatable(update: UpdateRow, facts: LoopFacts): void {
  if (!update.visibleAt) throw new AppError("not_visible");
  const state = updateState(update);
  if (state === "rated") throw new AppError("already_rated");
  if (state === "open") throw new AppError("not_solved");
  if (!facts.settings.ratingsOn) throw new AppError("ratings_disabled");
}

async function insertRating(
  tx: Tx,
  actor: CustomerActor | ApiKeyActor,
  input: Input,
  update: UpdateRow,
  facts: LoopFacts,
): Promise<string> {
  if (!update.solvedAt) throw new AppError("not_solved");
  const { suppressed } = planRatingMails(facts, { id: "", stars: input.stars });
  const [rating] = await tx
    .insert(ratings)
    .values({
      shopId: actor.shopId,
      updateId: update.id,
      orderId: update.orderId,
      customerId: facts.order.customerId,
      stars: input.stars,
      comment: input.comment,
      solverMemberId: update.solvedByMemberId,
      solverApiKeyId: update.solvedByApiKeyId,
      assigneeMemberId: update.assigneeId,
      solvedAt: update.solvedAt,
      source: actor.kind === "apiKey" ? "api" : "portal",
      suppressed,
    })
    .returning();
  if (!rating) throw new Error("The rating was not stored.");
  await tx
    .update(updates)
    .set({ ratedAt: sql`now()`, activeAt: sql`now()` })
    .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, update.id)));
  await recordEvent(tx, actor, {
    updateId: update.id,
    type: "rating.submitted",
    data: { ratingId: rating.id, stars: rating.stars },
    submissionId: input.submissionId,
  });
  await queueRatingMails(tx, actor, rating, facts);
  return rating.id;
}
