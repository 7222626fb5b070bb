import { and, eq, isNull } from "drizzle-orm";
import { transaction } from "@/db/client";
import { customers } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Gives a customer these tags in place of those they had, and writes down who did; not which ones,
 * since the log outlives an erased customer. Throws `not_found`, also for somebody erased.
 */
export async function saveTags(
  actor: MemberActor,
  { customerId, tags }: { customerId: string; tags: string[] },
): Promise<void> {
  const { shopId } = actor;
  const which = and(eq(customers.shopId, shopId), eq(customers.id, customerId));
  await transaction(async (tx) => {
    const [before] = await tx
      .select({ tags: customers.tags })
      .from(customers)
      .where(and(which, isNull(customers.erasedAt)))
      .for("no key update");
    if (!before) throw new AppError("not_found");
    if (JSON.stringify(before.tags) === JSON.stringify(tags)) return;
    await tx.update(customers).set({ tags }).where(which);
    await recordChanges(tx, actor, [
      { setting: "customers.tags", subjectId: customerId, from: null, to: null },
    ]);
  });
}
