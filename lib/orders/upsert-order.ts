import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { customers, links, orderItems, orders } from "@/db/schema";
import type { ApiKeyActor, SystemActor } from "@/lib/identity/actor";
import { orderMeans } from "@/lib/orders/order-meaning.sql";
import type { UpsertOrder } from "@/lib/orders/schema";

/**
 * Stores an order under its external id, new or changed, with its customer and items. Customers
 * are matched by address within the shop; what the team and the customer wrote is not touched. An
 * order of an erased customer stays theirs, whoever the shop system says it is.
 */
export async function upsertOrder(
  actor: ApiKeyActor | SystemActor,
  input: UpsertOrder,
): Promise<{ orderId: string; created: boolean }> {
  const { shopId } = actor;
  return transaction(async (tx) => {
    const known = await lockKnown(tx, shopId, input.externalId);
    if (known?.erased) return renew(tx, shopId, known, input);
    const email = input.customer.email ?? null;
    const customerId = await customerOf(tx, shopId, known, input.customer);
    const values = {
      number: input.number,
      customerId,
      customerName: input.customer.name,
      email,
      status: input.status,
      currency: input.currency,
      total: input.total,
      placedAt: input.placedAt,
      completedAt: completedAt(shopId, input, known),
      locale: input.locale ?? null,
    };
    const [order] = await tx
      .insert(orders)
      .values({ shopId, externalId: input.externalId, ...values })
      .onConflictDoUpdate({ target: [orders.shopId, orders.externalId], set: values })
      .returning({ id: orders.id, created: sql<boolean>`xmax = 0` });
    if (!order) throw new Error("The order was not stored.");
    if (known && known.email !== email) await closeLinks(tx, shopId, order.id);
    await replaceItems(tx, shopId, order.id, input.items);
    return { orderId: order.id, created: order.created };
  });
}

/** The order belongs to another address now: what was mailed to the former one opens nothing any more. */
async function closeLinks(tx: Tx, shopId: string, orderId: string): Promise<void> {
  await tx
    .update(links)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(links.shopId, shopId), eq(links.orderId, orderId), isNull(links.revokedAt)));
}

async function lockKnown(tx: Tx, shopId: string, externalId: string) {
  const [order] = await tx
    .select({
      id: orders.id,
      customerId: orders.customerId,
      email: orders.email,
      completedAt: orders.completedAt,
    })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.externalId, externalId)))
    .for("no key update");
  if (!order) return undefined;
  // Asked for once the order is locked: erasing waits for that lock as well.
  const [customer] = await tx
    .select({ erasedAt: customers.erasedAt })
    .from(customers)
    .where(and(eq(customers.shopId, shopId), eq(customers.id, order.customerId)));
  return { ...order, erased: Boolean(customer?.erasedAt) };
}

/** What the shop system says again about an order whose customer is erased, but for who that is. */
async function renew(tx: Tx, shopId: string, known: NonNullable<Known>, input: UpsertOrder) {
  const orderId = known.id;
  const { number, status, currency, total, placedAt, items } = input;
  await tx
    .update(orders)
    .set({
      number,
      status,
      currency,
      total,
      placedAt,
      completedAt: completedAt(shopId, input, known),
    })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
  await replaceItems(tx, shopId, orderId, items);
  return { orderId, created: false };
}

/** The first time an order is told to have reached its buyer; one that comes so is taken from when it was placed. */
function completedAt(shopId: string, { status, placedAt }: UpsertOrder, known: Known): Date | SQL {
  if (known?.completedAt) return known.completedAt;
  const at = (known ? new Date() : placedAt).toISOString();
  const delivered = orderMeans(shopId, sql`${status}::text`, ["delivered"]);
  return sql`case when ${delivered} then ${at}::timestamptz end`;
}

type Known = Awaited<ReturnType<typeof lockKnown>>;

/** Whose an order is: whoever has its address; without one the same as before, or somebody new. */
async function customerOf(
  tx: Tx,
  shopId: string,
  known: Known,
  customer: UpsertOrder["customer"],
): Promise<string> {
  const email = customer.email ?? null;
  const sameNameless = known && known.email === null && email === null;
  if (!sameNameless) return findOrCreateCustomer(tx, shopId, email, customer);
  if (customer.tags) await retag(tx, shopId, known.customerId, customer.tags);
  return known.customerId;
}

async function findOrCreateCustomer(
  tx: Tx,
  shopId: string,
  email: string | null,
  { name, tags }: UpsertOrder["customer"],
): Promise<string> {
  const told = { name, ...(tags && { tags }) };
  const [customer] = await tx
    .insert(customers)
    .values({ shopId, email, ...told })
    .onConflictDoUpdate({ target: [customers.shopId, customers.email], set: told })
    .returning({ id: customers.id });
  if (!customer) throw new Error("The customer was not stored.");
  return customer.id;
}

async function retag(tx: Tx, shopId: string, customerId: string, tags: string[]): Promise<void> {
  await tx
    .update(customers)
    .set({ tags })
    .where(
      and(eq(customers.shopId, shopId), eq(customers.id, customerId), isNull(customers.erasedAt)),
    );
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
