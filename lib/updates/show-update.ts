import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { cancelMails } from "@/lib/mail/cancel-mails";
import { lockUpdate } from "@/lib/updates/lock-update";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";

type Input = { updateId: string; submissionId?: string };

/** Shows an update to the customer before a customer note does. Throws `already_rated`. */
export async function showUpdate(actor: StaffActor, input: Input): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    if (update.ratedAt) throw new AppError("already_rated");
    if (!update.visibleAt) await setVisible(tx, actor, input, true);
    return { updateId: update.id };
  });
}

/**
 * Hides an update from the customer, as long as the customer has not written in it: its links stop
 * working and its queued customer mails are dropped. Throws `already_rated`, and `invalid` (field
 * `visible`) once the customer has written.
 */
export async function hideUpdate(actor: StaffActor, input: Input): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    if (update.ratedAt) throw new AppError("already_rated");
    if (update.customerWroteAt)
      throw new AppError("invalid", { fields: { visible: "customerWrote" } });
    if (!update.visibleAt) return { updateId: update.id };
    await setVisible(tx, actor, input, false);
    await cancelMails(tx, actor.shopId, update.id, ["note.customer", "update.solved"], "hidden");
    return { updateId: update.id };
  });
}

async function setVisible(
  tx: Tx,
  actor: StaffActor,
  input: Input,
  visible: boolean,
): Promise<void> {
  await tx
    .update(updates)
    .set({ visibleAt: visible ? sql`now()` : null })
    .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, input.updateId)));
  await recordEvent(tx, actor, {
    updateId: input.updateId,
    type: visible ? "update.shown" : "update.hidden",
    submissionId: input.submissionId,
  });
}
