import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { noneOf } from "@/db/one-of";
import { optOuts } from "@/db/schema";
import { TOPICS } from "@/lib/base/vocabularies";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { OwnCustomerActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";

/**
 * Has exactly these kinds of feedback mail sent to the customer from now on, and no others. What was
 * stopped before keeps its date. Throws what `holdRight` throws.
 */
export async function chooseMails(actor: OwnCustomerActor, wanted: Topic[]): Promise<void> {
  const { shopId, customerId } = actor;
  const stopped = TOPICS.filter((topic) => !wanted.includes(topic));
  await transaction(async (tx) => {
    await holdRight(tx, actor);
    await tx
      .delete(optOuts)
      .where(
        and(
          eq(optOuts.shopId, shopId),
          eq(optOuts.customerId, customerId),
          stopped.length > 0 ? noneOf(optOuts.topic, stopped) : undefined,
        ),
      );
    if (stopped.length === 0) return;
    await tx
      .insert(optOuts)
      .values(stopped.map((topic) => ({ shopId, customerId, topic })))
      .onConflictDoNothing();
  });
}
