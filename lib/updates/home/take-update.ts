import { and, eq } from "drizzle-orm";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { lockUpdate } from "@/lib/updates/lock-update";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";

/**
 * Takes an update nobody has. Of two who reach for it one gets it: unlike giving it to somebody,
 * this never takes it away from a colleague. Throws `already_taken`, and `not_found`.
 */
export async function takeUpdate(
  actor: MemberActor,
  input: { updateId: string; submissionId?: string },
): Promise<ActionResult> {
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    if (update.assigneeId === actor.memberId) return { updateId: update.id };
    if (update.assigneeId) throw new AppError("already_taken");
    await tx
      .update(updates)
      .set({ assigneeId: actor.memberId })
      .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, update.id)));
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.assigned",
      data: { fromId: null, toId: actor.memberId },
      submissionId: input.submissionId,
    });
    return { updateId: update.id };
  });
}
