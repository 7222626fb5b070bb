import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, statuses } from "@/db/schema";
import type { SystemActor } from "@/lib/identity/actor";
import { insertUpdate } from "@/lib/updates/insert-update";
import { recordEvent } from "@/lib/updates/record-event";
import { isStillHere } from "@/lib/updates/references";
import type { Priority } from "@/lib/updates/schema";
import { tellOfWork } from "@/lib/updates/tell-of-work";

type Work = {
  orderId: string;
  title: string;
  statusId: string;
  priority: Priority;
  assigneeId: string | null;
  /** The answer it is opened for. */
  reviewId: number;
  /** The update that was asked about. */
  aboutId: string | null;
};

/**
 * Opens an update that only the team sees, for an NPS answer, in the answer's transaction. Nobody
 * has it when its member has left by now; an archived status gives way to that of new updates. Its
 * assignee is told, else who is responsible for what was asked about. Returns the update's id.
 */
export async function openForAnswer(tx: Tx, actor: SystemActor, work: Work): Promise<string> {
  const { reviewId, aboutId, ...values } = work;
  const { shopId } = actor;
  const statusId = await statusInUse(tx, shopId, work.statusId);
  const chosen = work.assigneeId;
  const assigneeId = chosen && (await isStillHere(tx, shopId, chosen)) ? chosen : null;
  const updateId = await insertUpdate(tx, shopId, {
    ...values,
    statusId,
    assigneeId,
    visibleAt: null,
  });
  await recordEvent(tx, actor, {
    updateId,
    type: "update.opened",
    data: { toId: assigneeId, reviewId },
  });
  await tellOfWork(tx, shopId, { updateId, aboutId });
  return updateId;
}

async function statusInUse(tx: Tx, shopId: string, statusId: string): Promise<string> {
  const [status] = await tx
    .select({ id: statuses.id })
    .from(statuses)
    .where(
      and(eq(statuses.shopId, shopId), eq(statuses.id, statusId), isNull(statuses.archivedAt)),
    );
  if (status) return status.id;
  const [shop] = await tx
    .select({ id: shops.openedStatusId })
    .from(shops)
    .where(eq(shops.id, shopId));
  if (!shop) throw new Error("An answer of no shop.");
  return shop.id;
}
