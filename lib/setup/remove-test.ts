import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import {
  customers,
  links,
  mails,
  notes,
  optOuts,
  orderItems,
  orders,
  ratings,
  shopSetups,
  updates,
} from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/**
 * Removes the order the loop was tried with, and everything that came of it: conversations, ratings,
 * mails, links, their jobs, and the customer if there is no other order of theirs. Real orders are
 * out of reach. Throws `forbidden` below the owner; without a test order nothing happens.
 */
export async function removeTest(actor: MemberActor): Promise<void> {
  requireRole(actor, "owner");
  const { shopId } = actor;
  await transaction(async (tx) => {
    const [setup] = await tx
      .select({ orderId: shopSetups.testOrderId })
      .from(shopSetups)
      .where(eq(shopSetups.shopId, shopId))
      .for("update");
    const orderId = setup?.orderId;
    if (!orderId) return;
    const ratedAt = tx
      .select({ at: sql`min(${ratings.createdAt})` })
      .from(ratings)
      .where(and(eq(ratings.shopId, shopId), eq(ratings.orderId, orderId)));
    await tx
      .update(shopSetups)
      .set({
        testOrderId: null,
        testRatedAt: sql`coalesce(${shopSetups.testRatedAt}, (${ratedAt}))`,
      })
      .where(eq(shopSetups.shopId, shopId));
    const customerId = await lockTest(tx, shopId, orderId);
    if (!customerId) return;
    await removeOrder(tx, shopId, orderId);
    await removeCustomer(tx, shopId, customerId);
  });
}

/**
 * Locks what the order consists of in the order in which the acts and the worker lock it: updates,
 * mails, then the order itself. Returns its customer; null for anything but a test order.
 */
async function lockTest(tx: Tx, shopId: string, orderId: string): Promise<string | null> {
  await tx
    .select({ id: updates.id })
    .from(updates)
    .where(and(eq(updates.shopId, shopId), eq(updates.orderId, orderId)))
    .for("no key update");
  await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.orderId, orderId)))
    .for("update");
  const [order] = await tx
    .select({ customerId: orders.customerId })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId), eq(orders.test, true)))
    .for("update");
  return order?.customerId ?? null;
}

async function removeOrder(tx: Tx, shopId: string, orderId: string): Promise<void> {
  const ofOrder = tx
    .select({ id: updates.id })
    .from(updates)
    .where(and(eq(updates.shopId, shopId), eq(updates.orderId, orderId)));
  await tx.delete(links).where(and(eq(links.shopId, shopId), eq(links.orderId, orderId)));
  await tx.delete(mails).where(and(eq(mails.shopId, shopId), eq(mails.orderId, orderId)));
  await tx.delete(ratings).where(and(eq(ratings.shopId, shopId), eq(ratings.orderId, orderId)));
  // The tracking log can only grow: the database itself removes these lines, while it sees that the order is a test.
  await tx.execute(sql`select remove_test_events(${shopId}::uuid, ${orderId}::uuid)`);
  await tx.delete(notes).where(and(eq(notes.shopId, shopId), inArray(notes.updateId, ofOrder)));
  await tx.delete(updates).where(and(eq(updates.shopId, shopId), eq(updates.orderId, orderId)));
  await tx
    .delete(orderItems)
    .where(and(eq(orderItems.shopId, shopId), eq(orderItems.orderId, orderId)));
  await tx.delete(orders).where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
}

/** A customer who came with the test order alone goes with it. */
async function removeCustomer(tx: Tx, shopId: string, customerId: string): Promise<void> {
  const [only] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(
      and(
        eq(customers.shopId, shopId),
        eq(customers.id, customerId),
        isNull(customers.erasedAt),
        sql`not exists (select from orders o where o.shop_id = ${shopId} and o.customer_id = ${customerId})`,
      ),
    )
    .for("update");
  if (!only) return;
  const of = (table: typeof links | typeof mails | typeof optOuts): SQL | undefined =>
    and(eq(table.shopId, shopId), eq(table.customerId, customerId));
  await tx.delete(links).where(of(links));
  await tx.delete(mails).where(of(mails));
  await tx.delete(optOuts).where(of(optOuts));
  await tx.delete(customers).where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)));
}
