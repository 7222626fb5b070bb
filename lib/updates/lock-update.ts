import { and, eq, isNotNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
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

/** Takes the update's row lock, on which every race about it is decided. Throws `not_found`. */
export async function lockUpdate(tx: Tx, actor: Actor, updateId: string): Promise<UpdateRow> {
  const [update] = await tx
    .select()
    .from(updates)
    .where(and(withinReach(actor), eq(updates.id, updateId)))
    .for("no key update");
  if (!update) throw new AppError("not_found");
  return update;
}
