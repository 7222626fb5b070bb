import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { npsInvitations } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { NpsActor } from "@/lib/identity/actor";
import { commentReview } from "@/lib/nps/store-review";

/**
 * Adds the customer's words to the answer they gave, or replaces those they sent before. Throws
 * `not_found` before there is an answer, and what `holdRight` throws.
 */
export async function commentAnswer(actor: NpsActor, comment: string): Promise<void> {
  const { shopId, customerId, invitationId } = actor;
  await transaction(async (tx) => {
    await holdRight(tx, actor);
    const [invitation] = await tx
      .select({ reviewId: npsInvitations.reviewId })
      .from(npsInvitations)
      .where(
        and(
          eq(npsInvitations.shopId, shopId),
          eq(npsInvitations.id, invitationId),
          eq(npsInvitations.customerId, customerId),
        ),
      );
    if (!invitation?.reviewId) throw new AppError("not_found");
    await commentReview(tx, { shopId, reviewId: invitation.reviewId, comment });
  });
}
