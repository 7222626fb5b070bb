import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ratings, updates } from "@/db/schema";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor, CustomerActor } from "@/lib/identity/actor";
import { requireScope } from "@/lib/identity/guards";
import { queueRatingMails } from "@/lib/ratings/queue-follow-ups";
import type { SubmitRating } from "@/lib/ratings/schema";
import { act, type Receipt } from "@/lib/updates/act";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { planRatingMails } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";
import { updateState } from "@/lib/updates/schema";

type Input = SubmitRating & { updateId: string; submissionId?: string };

/**
 * Rates a solved update, once and for ever, and closes its thread: rating, tracking log, mails and
 * their jobs in one transaction. An API key speaks for the customer and needs the scope `ratings`.
 * Throws `not_found`, `not_visible`, `not_solved`, `already_rated`, `ratings_disabled`, `erased`,
 * and `invalid` (field `comment`) when comments are switched off.
 */
export async function submitRating(
  actor: CustomerActor | ApiKeyActor,
  input: Input,
): Promise<Receipt> {
  if (actor.kind === "apiKey") requireScope(actor, "ratings");
  return act(actor, input.submissionId, async (tx) => {
    const [update, facts] = await Promise.all([
      lockUpdate(tx, actor, input.updateId),
      readLoopFacts(tx, actor.shopId, input.updateId),
    ]);
    assertRatable(update, facts);
    if (input.comment && !facts.settings.commentOn) {
      throw new AppError("invalid", { fields: { comment: "commentsOff" } });
    }
    const ratingId = await insertRating(tx, actor, input, update, facts);
    return { updateId: update.id, ratingId };
  });
}

function assertRatable(update: UpdateRow, facts: LoopFacts): void {
  if (update.title === ERASED) throw new AppError("erased");
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
  const { shopId } = actor;
  const id = randomUUID();
  const { suppressed } = planRatingMails(facts, { id, stars: input.stars });
  const rating = { id, stars: input.stars, updateId: update.id, suppressed };
  // One round trip: none waits for another's answer, and all of them count or none.
  await Promise.all([
    tx.insert(ratings).values({
      ...rating,
      shopId,
      orderId: update.orderId,
      customerId: facts.order.customerId,
      comment: input.comment,
      solverMemberId: update.solvedByMemberId,
      solverApiKeyId: update.solvedByApiKeyId,
      assigneeMemberId: update.assigneeId,
      solvedAt: update.solvedAt,
      source: actor.kind === "apiKey" ? "api" : "portal",
    }),
    tx
      .update(updates)
      .set({ ratedAt: sql`now()`, activeAt: sql`now()` })
      .where(and(eq(updates.shopId, shopId), eq(updates.id, update.id))),
    recordEvent(tx, actor, {
      updateId: update.id,
      type: "rating.submitted",
      data: { ratingId: id, stars: input.stars },
      submissionId: input.submissionId,
    }),
    queueRatingMails(tx, actor, rating, facts),
  ]);
  return id;
}
