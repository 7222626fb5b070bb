import { randomUUID } from "node:crypto";
import { type Tx, transaction } from "@/db/client";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor, CustomerActor } from "@/lib/identity/actor";
import { requireScope } from "@/lib/identity/guards";
import type { SubmitRating } from "@/lib/ratings/schema";
import { type GivenRating, writeRating } from "@/lib/ratings/write-rating";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { planRatingMails } from "@/lib/updates/plan-mails";
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
  return runOnce(actor, input.submissionId, async (tx) => {
    const { rating } = await rate(tx, actor, input);
    return { updateId: rating.updateId, ratingId: rating.id };
  });
}

/** The same by a key, whose call is made once by other means. Returns the rating. */
export function submitRatingByKey(actor: ApiKeyActor, input: Input): Promise<GivenRating> {
  return transaction((tx) => rate(tx, actor, input));
}

async function rate(
  tx: Tx,
  actor: CustomerActor | ApiKeyActor,
  { updateId, submissionId, ...given }: Input,
): Promise<GivenRating> {
  if (actor.kind === "apiKey") requireScope(actor, "ratings");
  const [update, facts] = await Promise.all([
    lockUpdate(tx, actor, updateId),
    readLoopFacts(tx, actor.shopId, updateId),
  ]);
  const solve = requireRatable(update, facts, given);
  const rating = { id: randomUUID(), stars: given.stars, comment: given.comment };
  const plan = planRatingMails(facts, rating);
  return writeRating(tx, actor, { rating, update, facts, solve, plan, submissionId });
}

/** The solve the rating is about, where it may be given. */
function requireRatable(
  update: UpdateRow,
  { settings, solve }: LoopFacts,
  { comment }: SubmitRating,
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
