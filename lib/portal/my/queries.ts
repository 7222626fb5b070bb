import { and, desc, eq, isNotNull } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { oneOf } from "@/db/one-of";
import { customers, orders, ratings, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { greetingName } from "@/lib/base/names";
import type { OwnCustomerActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import { listOptOuts } from "@/lib/mail/opt-outs";
import { getPublicShop, type PublicShop } from "@/lib/portal/public-shop";
import { type UpdateState, updateState } from "@/lib/updates/schema";

/** Orders shown on a customer's own page, the newest. */
const SHOWN = 100;

export type OwnConversation = {
  id: string;
  title: string;
  state: UpdateState;
  /** Whether it is our turn to answer. */
  waiting: boolean;
  rating: { stars: number; comment: string | null; at: Date } | null;
};

export type OwnOrder = {
  id: string;
  number: string;
  placedAt: Date;
  currency: string;
  total: string;
  conversations: OwnConversation[];
};

export type OwnPage = {
  shop: PublicShop;
  /** What the customer is called; empty where no name fits. */
  greeting: string;
  orders: OwnOrder[];
  /** Orders too many to be shown. */
  more: number;
  stopped: Topic[];
};

/** Everything a customer may see of themselves: orders, conversations, ratings, mail choices. Throws `not_found`. */
export async function readOwnPage(actor: OwnCustomerActor): Promise<OwnPage> {
  const { shopId, customerId } = actor;
  const [shop, [customer], rows, orderCount, stopped] = await Promise.all([
    getPublicShop(shopId),
    database()
      .select({ name: customers.name, firstName: customers.firstName })
      .from(customers)
      .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId))),
    listOrders(actor),
    database().$count(orders, isTheirs(actor)),
    listOptOuts(actor),
  ]);
  if (!customer) throw new AppError("not_found");
  return {
    shop,
    greeting: greetingName(customer),
    orders: rows,
    more: orderCount - rows.length,
    stopped: stopped.map(({ topic }) => topic),
  };
}

function isTheirs({ shopId, customerId }: OwnCustomerActor) {
  return and(eq(orders.shopId, shopId), eq(orders.customerId, customerId));
}

async function listOrders(actor: OwnCustomerActor): Promise<OwnOrder[]> {
  const rows = await database()
    .select({
      id: orders.id,
      number: orders.number,
      placedAt: orders.placedAt,
      currency: orders.currency,
      total: orders.total,
    })
    .from(orders)
    .where(isTheirs(actor))
    .orderBy(desc(LISTED_AT), desc(orders.id))
    .limit(SHOWN);
  const conversations = await listConversations(
    actor.shopId,
    rows.map((row) => row.id),
  );
  return rows.map((order) => ({
    ...order,
    conversations: conversations
      .filter((entry) => entry.orderId === order.id)
      .map(({ orderId: _, ...conversation }) => conversation),
  }));
}

async function listConversations(
  shopId: string,
  orderIds: string[],
): Promise<(OwnConversation & { orderId: string })[]> {
  if (orderIds.length === 0) return [];
  const rows = await database()
    .select({
      id: updates.id,
      orderId: updates.orderId,
      title: updates.title,
      solvedAt: updates.solvedAt,
      ratedAt: updates.ratedAt,
      waitingSince: updates.waitingSince,
      rating: { stars: ratings.stars, comment: ratings.comment, at: ratings.createdAt },
    })
    .from(updates)
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(
      and(
        eq(updates.shopId, shopId),
        oneOf(updates.orderId, orderIds),
        isNotNull(updates.visibleAt),
      ),
    )
    .orderBy(desc(updates.activeAt), desc(updates.id));
  return rows.map(({ solvedAt, ratedAt, waitingSince, ...row }) => ({
    ...row,
    state: updateState({ solvedAt, ratedAt }),
    waiting: waitingSince !== null,
  }));
}
