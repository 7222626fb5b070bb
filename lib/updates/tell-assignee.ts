import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import type { StaffActor } from "@/lib/identity/actor";
import { queueMails } from "@/lib/mail/queue-mail";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { keyOf, recipientsOf } from "@/lib/updates/recipients";

/** Tells the member who was given an update, unless they gave it to themselves. */
export async function tellAssignee(
  tx: Tx,
  actor: StaffActor,
  { updateId, assigneeId }: { updateId: string; assigneeId: string | null | undefined },
): Promise<void> {
  if (!assigneeId || assigneeId === actor.memberId) return;
  const facts = await readLoopFacts(tx, actor.shopId, updateId);
  const drafts = recipientsOf("update.assigned", facts).map((to) => ({
    kind: "update.assigned" as const,
    // Assigned to the same member again, it is told again.
    dedupeKey: `update:${updateId}:assigned:${keyOf(to)}:${randomUUID()}`,
    to,
    orderId: facts.order.id,
    updateId,
    delay: 0 as const,
  }));
  await queueMails(tx, actor.shopId, drafts);
}
