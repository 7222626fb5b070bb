import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customers, members, orders, statuses, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

/**
 * Throws `not_found` unless the order is the shop's, and `erased` when its customer is. Nobody is
 * erased while the caller's transaction writes about them.
 */
export async function requireOrder(tx: Tx, shopId: string, orderId: string): Promise<void> {
  const [order] = await tx
    .select({ erasedAt: customers.erasedAt })
    .from(orders)
    .innerJoin(
      customers,
      and(eq(customers.shopId, orders.shopId), eq(customers.id, orders.customerId)),
    )
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
    .for("key share", { of: customers });
  if (!order) throw new AppError("not_found");
  if (order.erasedAt) throw new AppError("erased");
}

/** Throws `invalid` (field `assigneeId`) unless the member is active in the shop, and keeps them so until the transaction ends. */
export async function requireMember(tx: Tx, shopId: string, memberId: string): Promise<void> {
  if (await isStillHere(tx, shopId, memberId)) return;
  throw new AppError("invalid", { fields: { assigneeId: "unknownMember" } });
}

/** Whether a member is active in the shop. Holds them until the transaction ends, so that whoever leaves takes a new update off as well. */
export async function isStillHere(tx: Tx, shopId: string, memberId: string): Promise<boolean> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.shopId, shopId), eq(members.id, memberId), isNull(members.deactivatedAt)))
    .for("share");
  return member !== undefined;
}

/** Throws `not_found` unless the update is rated, and on this order. */
export async function requireRated(
  tx: Tx,
  { shopId, orderId }: { shopId: string; orderId: string },
  updateId: string,
): Promise<void> {
  const [rated] = await tx
    .select({ id: updates.id })
    .from(updates)
    .where(
      and(
        eq(updates.shopId, shopId),
        eq(updates.orderId, orderId),
        eq(updates.id, updateId),
        isNotNull(updates.ratedAt),
      ),
    );
  if (!rated) throw new AppError("not_found");
}

/** Throws `invalid` (field `statusId`) unless the status is in use in the shop. */
export async function requireStatus(tx: Tx, shopId: string, statusId: string): Promise<void> {
  const [status] = await tx
    .select({ id: statuses.id })
    .from(statuses)
    .where(
      and(eq(statuses.shopId, shopId), eq(statuses.id, statusId), isNull(statuses.archivedAt)),
    );
  if (!status) throw new AppError("invalid", { fields: { statusId: "unknownStatus" } });
}
