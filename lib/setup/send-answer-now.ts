import { and, eq, inArray, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mails, shopSetups } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/**
 * Lets the mail that answers the test rating leave now and not after the shop's delay. Other orders'
 * mails keep theirs. Throws `forbidden` below the owner.
 */
export async function sendAnswerNow(actor: MemberActor): Promise<void> {
  requireRole(actor, "owner");
  const { shopId } = actor;
  await transaction(async (tx) => {
    const test = tx
      .select({ id: shopSetups.testOrderId })
      .from(shopSetups)
      .where(eq(shopSetups.shopId, shopId));
    await tx
      .update(mails)
      .set({ sendAt: sql`now()` })
      .where(
        and(
          eq(mails.shopId, shopId),
          eq(mails.orderId, sql`(${test})`),
          eq(mails.state, "queued"),
          inArray(mails.kind, ["rating.promoter", "rating.detractor"]),
        ),
      );
  });
}
