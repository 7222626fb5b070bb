import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, updates } from "@/db/schema";
import type { StaffActor } from "@/lib/identity/actor";
import { recordEvent } from "@/lib/updates/record-event";
import { isStillHere } from "@/lib/updates/references";

/**
 * Gives an update without an assignee to the member who writes to the customer or solves it, where
 * the shop wants that. The caller holds the update's lock, or has just made the update.
 */
export async function assignFirst(
  tx: Tx,
  actor: StaffActor,
  update: { id: string; assigneeId: string | null },
): Promise<void> {
  const { shopId, memberId } = actor;
  if (update.assigneeId || !memberId || !(await isStillHere(tx, shopId, memberId))) return;
  const [given] = await tx
    .update(updates)
    .set({ assigneeId: memberId })
    .where(
      and(
        eq(updates.shopId, shopId),
        eq(updates.id, update.id),
        isNull(updates.assigneeId),
        sql`exists (select from ${shops} where ${shops.id} = ${shopId} and ${shops.autoAssign})`,
      ),
    )
    .returning({ id: updates.id });
  if (!given) return;
  await recordEvent(tx, actor, {
    updateId: update.id,
    type: "update.assigned",
    data: { fromId: null, toId: memberId },
  });
}
