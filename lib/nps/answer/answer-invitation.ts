import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsInvitations, npsSurveys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { NpsActor } from "@/lib/identity/actor";
import { personOf } from "@/lib/nps/record-review";
import { storeReview } from "@/lib/nps/store-review";

/**
 * Gives an invitation its one answer, a score of 0 to 10 and why, if that was said: the review, and on
 * the invitation when it was answered and by which review, in one transaction. Of answers that come together the first
 * counts. Throws `already_rated`, and what `holdRight` throws.
 */
export async function answerInvitation(
  actor: NpsActor,
  score: number,
  comment: string | null = null,
): Promise<void> {
  const { shopId, customerId, invitationId } = actor;
  await transaction(async (tx) => {
    await holdRight(tx, actor);
    const invitation = await claim(tx, actor);
    const reviewId = await storeReview(tx, {
      shopId,
      score,
      lowest: 0,
      comment,
      ...(await placeOf(tx, shopId, invitation.surveyId)),
      person: personOf(customerId),
      customerId,
      orderId: invitation.orderId,
      updateId: invitation.updateId,
    });
    await tx
      .update(npsInvitations)
      .set({ reviewId })
      .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  });
}

/** A second request waits here, then finds it answered. */
async function claim(tx: Tx, { shopId, customerId, invitationId }: NpsActor) {
  const [invitation] = await tx
    .update(npsInvitations)
    .set({ answeredAt: sql`now()` })
    .where(
      and(
        eq(npsInvitations.shopId, shopId),
        eq(npsInvitations.id, invitationId),
        eq(npsInvitations.customerId, customerId),
        eq(npsInvitations.state, "invited"),
        isNull(npsInvitations.answeredAt),
      ),
    )
    .returning();
  if (!invitation) throw new AppError("already_rated");
  return invitation;
}

/** Where the answer is counted. */
async function placeOf(tx: Tx, shopId: string, surveyId: string) {
  const [place] = await tx
    .select({ channelId: npsSurveys.channelId, categoryId: npsSurveys.categoryId })
    .from(npsSurveys)
    .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, surveyId)));
  if (!place) throw new AppError("not_found");
  return place;
}
