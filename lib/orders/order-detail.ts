import { and, asc, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, orderItems, orders, ratings, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor, MemberActor } from "@/lib/identity/actor";
import { type OrderSummary, summary } from "@/lib/orders/queries";

type Reader = MemberActor | ApiKeyActor;

export type OrderItem = { name: string; sku: string | null; quantity: number; total: string };

export type OrderDetail = OrderSummary & {
  items: OrderItem[];
  customer: { orderCount: number; since: Date };
  /** Earlier ratings of this customer, on any order, newest first. */
  customerRatings: {
    id: string;
    stars: number;
    title: string;
    orderId: string;
    orderNumber: string;
    createdAt: Date;
  }[];
};

/** One order with its items and what the team should know of the customer. Throws `not_found`. */
export async function getOrder(actor: Reader, orderId: string): Promise<OrderDetail> {
  const [order] = await database()
    .select({ ...summary, since: customers.createdAt })
    .from(orders)
    .innerJoin(
      customers,
      and(eq(customers.shopId, orders.shopId), eq(customers.id, orders.customerId)),
    )
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, orderId)));
  if (!order) throw new AppError("not_found");
  const [items, customer, customerRatings] = await Promise.all([
    listItems(actor.shopId, orderId),
    customerHistory(actor.shopId, order.customerId),
    listCustomerRatings(actor.shopId, order.customerId),
  ]);
  const { since, ...rest } = order;
  return { ...rest, items, customer: customer ?? { orderCount: 1, since }, customerRatings };
}

/** The items of an order, as they stood on it. */
function listItems(shopId: string, orderId: string): Promise<OrderItem[]> {
  return database()
    .select({
      name: orderItems.name,
      sku: orderItems.sku,
      quantity: orderItems.quantity,
      total: orderItems.total,
    })
    .from(orderItems)
    .where(and(eq(orderItems.shopId, shopId), eq(orderItems.orderId, orderId)))
    .orderBy(asc(orderItems.position));
}

async function customerHistory(shopId: string, customerId: string) {
  const [row] = await database()
    .select({
      orderCount: sql<number>`count(*)::int`,
      since: sql<Date>`min(${orders.placedAt})`.mapWith(orders.placedAt),
    })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.customerId, customerId)));
  return row;
}

function listCustomerRatings(shopId: string, customerId: string) {
  return database()
    .select({
      id: ratings.id,
      stars: ratings.stars,
      title: updates.title,
      orderId: orders.id,
      orderNumber: orders.number,
      createdAt: ratings.createdAt,
    })
    .from(ratings)
    .innerJoin(updates, and(eq(updates.shopId, ratings.shopId), eq(updates.id, ratings.updateId)))
    .innerJoin(orders, and(eq(orders.shopId, ratings.shopId), eq(orders.id, ratings.orderId)))
    .where(and(eq(ratings.shopId, shopId), eq(ratings.customerId, customerId)))
    .orderBy(desc(ratings.createdAt))
    .limit(10);
}
