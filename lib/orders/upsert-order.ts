import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { customers, links, orderItems, orders } from "@/db/schema";
import type { ApiKeyActor, SystemActor } from "@/lib/identity/actor";
import { orderMeans } from "@/lib/orders/order-meaning.sql";
import type { UpsertOrder } from "@/lib/orders/schema";
import { addressOf, customerOf } from "@/lib/orders/store-customer";

/**
 * Stores an order under its external id, new or changed, with its customer and items. Customers
 * are matched by address within the shop; what the team and the customer wrote is not touched. An
 * order of an erased customer stays theirs, whoever the shop system says it is. Nothing is stored of a
 * state that is `older` than the one there is, by `changedAt`.
 */
export async function upsertOrder(
  actor: ApiKeyActor | SystemActor,
  input: UpsertOrder,
): Promise<Stored> {
  const { shopId } = actor;
  return transaction(async (tx) => {
    const known = await lockOrder(tx, shopId, input.externalId);
    if (known && isOlder(input, known)) return { orderId: known.id, created: false, older: true };
    if (known?.erased) return renew(tx, shopId, known, input);
    return store(tx, shopId, known, input);
  });
}

async function store(tx: Tx, shopId: string, known: Known, input: UpsertOrder): Promise<Stored> {
  const { email, unusableEmail } = addressOf(input.customer);
  const customerId = await customerOf(tx, shopId, known, input.customer);
  const values = {
    customerId,
    customerName: input.customer.name,
    customerFirstName: input.customer.firstName ?? null,
    customerLastName: input.customer.lastName ?? null,
    email,
    unusableEmail,
    ...statedBy(shopId, input, known),
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
  return { orderId: order.id, created: order.created, older: false };
}

type Stored = { orderId: string; created: boolean; older: boolean };

/** A state that does not say when it is from is taken for the newest. */
function isOlder({ changedAt }: UpsertOrder, known: NonNullable<Known>): boolean {
  return Boolean(changedAt && known.changedAt && changedAt < known.changedAt);
}

/** What the shop system says of the order itself, whoever's it is. */
function statedBy(shopId: string, input: UpsertOrder, known: Known) {
  const { number, status, currency, total, placedAt } = input;
  const changedAt = input.changedAt ?? known?.changedAt ?? null;
  return {
    ...{ number, status, currency, total, placedAt, changedAt },
    completedAt: completedAt(shopId, input, known),
  };
}

/** The order belongs to another address now: what was mailed to the former one opens nothing any more. */
async function closeLinks(tx: Tx, shopId: string, orderId: string): Promise<void> {
  await tx
    .update(links)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(links.shopId, shopId), eq(links.orderId, orderId), isNull(links.revokedAt)));
}

/** Holds the order until the transaction ends; of one that is new, its external id. */
async function lockOrder(tx: Tx, shopId: string, externalId: string) {
  const known = await lockKnown(tx, shopId, externalId);
  if (known) return known;
  // Two states of a new order at once: the second finds what the first has stored.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`order ${shopId} ${externalId}`}, 0))`,
  );
  return lockKnown(tx, shopId, externalId);
}

async function lockKnown(tx: Tx, shopId: string, externalId: string) {
  const [order] = await tx
    .select({
      id: orders.id,
      customerId: orders.customerId,
      email: orders.email,
      completedAt: orders.completedAt,
      changedAt: orders.changedAt,
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
  await tx
    .update(orders)
    .set(statedBy(shopId, input, known))
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
  await replaceItems(tx, shopId, orderId, input.items);
  return { orderId, created: false, older: false };
}

/** The first time an order is told to have reached its buyer; one that comes so is taken from when it was placed. */
function completedAt(shopId: string, { status, placedAt }: UpsertOrder, known: Known): Date | SQL {
  if (known?.completedAt) return known.completedAt;
  const at = (known ? new Date() : placedAt).toISOString();
  const delivered = orderMeans(shopId, sql`${status}::text`, ["delivered"]);
  return sql`case when ${delivered} then ${at}::timestamptz end`;
}

type Known = Awaited<ReturnType<typeof lockKnown>>;

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
