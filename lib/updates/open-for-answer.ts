import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, shops, statuses } from "@/db/schema";
import type { SystemActor } from "@/lib/identity/actor";
import { insertUpdate } from "@/lib/updates/insert-update";
import { recordEvent } from "@/lib/updates/record-event";
import type { Priority } from "@/lib/updates/schema";

type Work = {
  orderId: string;
  title: string;
  statusId: string;
  priority: Priority;
  assigneeId: string | null;
  /** The answer it is opened for. */
  reviewId: number;
};

/**
 * Opens an update that only the team sees, for an NPS answer, in the answer's transaction. Nobody
 * has it when its member has left by now; an archived status gives way to that of new updates.
 * Returns the update's id.
 */
export async function openForAnswer(tx: Tx, actor: SystemActor, work: Work): Promise<string> {
  const { reviewId, ...values } = work;
  const { shopId } = actor;
  const statusId = await statusInUse(tx, shopId, work.statusId);
  const assigneeId = work.assigneeId && (await stillHere(tx, shopId, work.assigneeId));
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

/** Holds the member until the transaction ends, so that whoever leaves takes the new update off as well. */
async function stillHere(tx: Tx, shopId: string, memberId: string): Promise<string | null> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.shopId, shopId), eq(members.id, memberId), isNull(members.deactivatedAt)))
    .for("share");
  return member?.id ?? null;
}
