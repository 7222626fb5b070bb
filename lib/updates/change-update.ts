import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { lockRow, lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { recordEvent } from "@/lib/updates/record-event";
import { requireMember, requireStatus } from "@/lib/updates/references";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";
import { type Priority, updateState } from "@/lib/updates/schema";
import { tellAssignee } from "@/lib/updates/tell-assignee";

type Change<T> = T & { updateId: string; submissionId?: string };

/** Gives an update to a member, or to nobody. Allowed in every state; frozen credit does not move. Throws `invalid` for somebody not in the shop. */
export async function assignUpdate(
  actor: StaffActor,
  input: Change<{ assigneeId: string | null }>,
): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    if (update.assigneeId === input.assigneeId) return { updateId: update.id };
    if (input.assigneeId) await requireMember(tx, actor.shopId, input.assigneeId);
    await setAssignee(tx, actor, update, input);
    await tellAssignee(tx, actor, { updateId: update.id, assigneeId: input.assigneeId });
    return { updateId: update.id };
  });
}

/** Takes an update off a member, in the transaction that ends their seat: whoever leaves does it themselves. */
export async function freeUpdate(
  tx: Tx,
  actor: StaffActor,
  { updateId, memberId }: { updateId: string; memberId: string },
): Promise<void> {
  const update = await lockRow(tx, actor, updateId);
  if (update?.assigneeId === memberId) await setAssignee(tx, actor, update, { assigneeId: null });
}

async function setAssignee(
  tx: Tx,
  actor: StaffActor,
  update: UpdateRow,
  { assigneeId, submissionId }: { assigneeId: string | null; submissionId?: string },
): Promise<void> {
  await tx.update(updates).set({ assigneeId }).where(isUpdate(update));
  await recordEvent(tx, actor, {
    updateId: update.id,
    type: "update.assigned",
    data: { fromId: update.assigneeId, toId: assigneeId },
    submissionId,
  });
}

/** Changes the coloured label of an open update. Throws `update_solved`, `already_rated`, `invalid`. */
export async function changeStatus(
  actor: StaffActor,
  input: Change<{ statusId: string }>,
): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    assertOpen(update);
    if (update.statusId === input.statusId) return { updateId: update.id };
    await requireStatus(tx, actor.shopId, input.statusId);
    await tx.update(updates).set({ statusId: input.statusId }).where(isUpdate(update));
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.status_changed",
      data: { fromId: update.statusId, toId: input.statusId },
      submissionId: input.submissionId,
    });
    return { updateId: update.id };
  });
}

/** Says how pressing an open update is. Throws `update_solved`, `already_rated`. */
export async function changePriority(
  actor: StaffActor,
  input: Change<{ priority: Priority }>,
): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    assertOpen(update);
    if (update.priority === input.priority) return { updateId: update.id };
    await tx.update(updates).set({ priority: input.priority }).where(isUpdate(update));
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.priority_changed",
      data: { fromPriority: update.priority, toPriority: input.priority },
      submissionId: input.submissionId,
    });
    return { updateId: update.id };
  });
}

/** Changes the title of an open update. Throws `update_solved`, `already_rated`. */
export async function retitleUpdate(
  actor: StaffActor,
  input: Change<{ title: string }>,
): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    assertOpen(update);
    if (update.title === input.title) return { updateId: update.id };
    await tx.update(updates).set({ title: input.title }).where(isUpdate(update));
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.retitled",
      submissionId: input.submissionId,
    });
    return { updateId: update.id };
  });
}

function isUpdate(update: UpdateRow) {
  return and(eq(updates.shopId, update.shopId), eq(updates.id, update.id));
}

function assertOpen(update: UpdateRow): void {
  const state = updateState(update);
  if (state === "rated") throw new AppError("already_rated");
  if (state === "solved") throw new AppError("update_solved");
}
