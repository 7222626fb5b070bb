import { and, eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { customers, orderItems, orders } from "@/db/schema";
import type { ApiKeyActor, SystemActor } from "@/lib/auth/actor";
import type { UpsertOrder } from "@/lib/orders/schema";

/**
 * Stores an order under its external id, new or changed, with its customer and items. Customers
 * are matched by address within the shop; what the team and the customer wrote is not touched.
 */
export async function upsertOrder(
  actor: ApiKeyActor | SystemActor,
  input: UpsertOrder,
): Promise<{ orderId: string; created: boolean }> {
  const { shopId } = actor;
  return transaction(async (tx) => {
    const known = await lockKnown(tx, shopId, input.externalId);
    const email = input.customer.email ?? null;
    const sameNameless = known && known.email === null && email === null;
    const customerId = sameNameless
      ? known.customerId
      : await findOrCreateCustomer(tx, shopId, email, input.customer.name);
    const values = {
      number: input.number,
      customerId,
      customerName: input.customer.name,
      email,
      status: input.status,
      currency: input.currency,
      total: input.total,
      placedAt: input.placedAt,
    };
    const [order] = await tx
      .insert(orders)
      .values({ shopId, externalId: input.externalId, ...values })
      .onConflictDoUpdate({ target: [orders.shopId, orders.externalId], set: values })
      .returning({ id: orders.id, created: sql<boolean>`xmax = 0` });
    if (!order) throw new Error("The order was not stored.");
    await replaceItems(tx, shopId, order.id, input.items);
    return { orderId: order.id, created: order.created };
  });
}

async function lockKnown(tx: Tx, shopId: string, externalId: string) {
  const [order] = await tx
    .select({ customerId: orders.customerId, email: orders.email })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.externalId, externalId)))
    .for("no key update");
  return order;
}

async function findOrCreateCustomer(
  tx: Tx,
  shopId: string,
  email: string | null,
  name: string,
): Promise<string> {
  const [customer] = await tx
    .insert(customers)
    .values({ shopId, email, name })
    .onConflictDoUpdate({ target: [customers.shopId, customers.email], set: { name } })
    .returning({ id: customers.id });
  if (!customer) throw new Error("The customer was not stored.");
  return customer.id;
}

async function replaceItems(
  tx: Tx,
  shopId: string,
  orderId: string,
  items: UpsertOrder["items"],
): Promise<void> {
  await tx
    .delete(orderItems)
    .where(and(eq(orderItems.shopId, shopId), eq(orderItems.orderId, orderId)));
  if (items.length === 0) return;
  await tx
    .insert(orderItems)
    .values(items.map((item, position) => ({ shopId, orderId, position, ...item })));
}
