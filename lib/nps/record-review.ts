import { createHash } from "node:crypto";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { type Tx, transaction } from "@/db/client";
import { customers, orders } from "@/db/schema";
import type { SurveyActor } from "@/lib/identity/actor";
import { storeReview } from "@/lib/nps/store-review";

/** By what somebody who answers is known; the first that is there counts. */
export type Respondent = {
  email: string | null;
  /** An address as it was given that nothing can be sent to. */
  unusableEmail: string | null;
  /** In the one spelling of `phoneKey`. */
  phone: string | null;
  loyaltyId: string | null;
  /** An order's number or id in the shop system. */
  orderRef: string | null;
  deviceId: string | null;
};

const NAMES = [
  ...(["email", "phone", "loyaltyId", "orderRef"] as const),
  // Whoever is known by nothing else is told apart by what they typed.
  ...(["unusableEmail", "deviceId"] as const),
];

/** Nothing known yet. */
export const NOBODY: Respondent = {
  email: null,
  unusableEmail: null,
  phone: null,
  loyaltyId: null,
  orderRef: null,
  deviceId: null,
};

export type NewReview = {
  score: number;
  /** The lower end of the scale it was asked on. */
  lowest: 0 | 1;
  comment: string | null;
  channelId: number;
  categoryId: number;
  respondent: Respondent;
};

/**
 * Stores an answer that came through the survey API; see `storeReview`. Returns the review's id.
 */
export function recordReview(actor: SurveyActor, review: NewReview): Promise<number> {
  const { respondent, ...answer } = review;
  const { shopId, trusted } = actor;
  return transaction(async (tx) => {
    const known = trusted ? await recognise(tx, shopId, respondent) : STRANGER;
    const person = known.customerId ? personOf(known.customerId) : strangerOf(respondent, trusted);
    return storeReview(tx, { shopId, ...answer, ...respondent, ...known, person });
  });
}

/** The word that stands for a customer of ours among those who answer. */
export function personOf(customerId: string): string {
  return `customer:${customerId}`;
}

type Known = { customerId: string | null; orderId: string | null };
const STRANGER: Known = { customerId: null, orderId: null };

/**
 * The customer and the order somebody's words point to, where we know them. The customer is held
 * until the transaction ends, so that nothing is stored of one who is being erased.
 */
async function recognise(tx: Tx, shopId: string, who: Respondent): Promise<Known> {
  const order = who.orderRef ? await findOrder(tx, shopId, who.orderRef) : undefined;
  if (!who.email && !order) return STRANGER;
  const [customer] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(
      and(
        eq(customers.shopId, shopId),
        who.email ? eq(customers.email, who.email) : eq(customers.id, order?.customerId ?? ""),
        isNull(customers.erasedAt),
      ),
    )
    .for("key share");
  if (!who.email && !customer) return STRANGER;
  // Somebody else's order is named, and not linked.
  const own = order && order.customerId === customer?.id;
  return { customerId: customer?.id ?? null, orderId: own ? order.id : null };
}

async function findOrder(tx: Tx, shopId: string, orderRef: string) {
  // Each by its own index: asked with "or", every order of the shop would be read.
  const found = (rank: number, which: SQL) =>
    tx
      .select({
        id: orders.id,
        customerId: orders.customerId,
        rank: sql<number>`${rank}::int`.as("rank"),
      })
      .from(orders)
      .where(and(eq(orders.shopId, shopId), which))
      .limit(1);
  const [order] = await unionAll(
    found(1, eq(orders.externalId, orderRef)),
    found(2, eq(orders.number, orderRef)),
  )
    .orderBy(sql`rank`)
    .limit(1);
  return order;
}

/** One word for somebody who is no customer of ours; a hash, so that the key holds no address. A device is nobody but itself. */
export function strangerOf(who: Respondent, trusted: boolean): string {
  const names = trusted ? NAMES : (["deviceId"] as const);
  const name = names.find((one) => who[one] !== null) ?? "deviceId";
  const hash = createHash("sha256")
    .update(`${name}:${who[name] ?? ""}`)
    .digest("base64url");
  return `${name}:${hash}`;
}
