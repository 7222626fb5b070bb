import { transaction } from "@/db/client";
import { optOuts } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import { requireCustomer } from "@/lib/orders/require-customer";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Stops one kind of feedback mail because the customer asked a member to, and writes down who did.
 * Only the customer can take it back. Throws `not_found`.
 */
export async function recordOptOut(
  actor: MemberActor,
  { customerId, topic }: { customerId: string; topic: Topic },
): Promise<void> {
  const { shopId } = actor;
  await transaction(async (tx) => {
    await requireCustomer(tx, { shopId, customerId });
    const stopped = await tx
      .insert(optOuts)
      .values({ shopId, customerId, topic })
      .onConflictDoNothing()
      .returning({ topic: optOuts.topic });
    if (stopped.length === 0) return;
    await recordChanges(tx, actor, [
      { setting: "customers.optOut", subjectId: customerId, from: null, to: topic },
    ]);
  });
}
