import { and, eq, isNotNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { Actor } from "@/lib/identity/actor";

export type UpdateRow = typeof updates.$inferSelect;

/** The updates an actor may touch: the team's whole shop; a customer's order, or the one conversation of the link. */
export function withinReach(actor: Actor): SQL | undefined {
  if (actor.kind !== "customer") return eq(updates.shopId, actor.shopId);
  return and(
    eq(updates.shopId, actor.shopId),
    eq(updates.orderId, actor.orderId),
    isNotNull(updates.visibleAt),
    actor.updateId ? eq(updates.id, actor.updateId) : undefined,
  );
}

/**
 * Takes the update's row lock, on which every race about it is decided, and asks under it whether the
 * actor may still act. Throws `not_found`, and what `holdRight` throws.
 */
export async function lockUpdate(tx: Tx, actor: Actor, updateId: string): Promise<UpdateRow> {
  // Sent together and answered in this order; `holdRight` says why it differs.
  const seat = actor.kind === "member" ? holdRight(tx, actor) : undefined;
  const row = lockRow(tx, actor, updateId);
  const right = actor.kind === "member" ? seat : holdRight(tx, actor);
  const [update] = await Promise.all([row, right]);
  if (!update) throw new AppError("not_found");
  return update;
}

/** The row lock alone, for what is done to the updates of a member who leaves. Undefined out of the actor's reach. */
export async function lockRow(
  tx: Tx,
  actor: Actor,
  updateId: string,
): Promise<UpdateRow | undefined> {
  const [update] = await tx
    .select()
    .from(updates)
    .where(and(withinReach(actor), eq(updates.id, updateId)))
    .for("no key update");
  return update;
}
