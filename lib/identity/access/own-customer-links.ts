import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, links, orders } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { type CustomerActor, makeActor, type OwnCustomerActor } from "@/lib/identity/actor";

/** What a secret link to everything of a customer is good for right now. */
export type OwnLinkState =
  | { state: "unknown" }
  | { state: "expired"; shopId: string; customerId: string; linkId: string }
  | { state: "good"; actor: OwnCustomerActor; expiresAt: Date };

const UNKNOWN: OwnLinkState = { state: "unknown" };

/** Looks a token up by its hash. Only reads. */
export async function readOwnLink(token: string): Promise<OwnLinkState> {
  if (!looksLikeToken(token)) return UNKNOWN;
  return judge(eq(links.tokenHash, hashToken(token)));
}

/** The link behind the cookie of a customer, checked again at every request. */
export async function readOwnLinkById(shopId: string, linkId: string): Promise<OwnLinkState> {
  return judge(and(eq(links.shopId, shopId), eq(links.id, linkId)));
}

async function judge(which: ReturnType<typeof and>): Promise<OwnLinkState> {
  const [row] = await database()
    .select({
      shopId: links.shopId,
      linkId: links.id,
      customerId: customers.id,
      expiresAt: links.expiresAt,
      expired: sql<boolean>`${links.expiresAt} <= now()`,
    })
    .from(links)
    .innerJoin(
      customers,
      and(eq(customers.shopId, links.shopId), eq(customers.id, links.customerId)),
    )
    .where(
      and(
        which,
        eq(links.purpose, "customer"),
        isNull(links.revokedAt),
        isNull(customers.erasedAt),
      ),
    );
  if (!row) return UNKNOWN;
  const { shopId, customerId, linkId, expiresAt } = row;
  if (row.expired) return { state: "expired", shopId, customerId, linkId };
  const actor = makeActor<OwnCustomerActor>({ kind: "ownCustomer", shopId, customerId, linkId });
  return { state: "good", actor, expiresAt };
}

/** The same person as the customer of one of their own orders; null for anybody else's. */
export async function customerOfOrder(
  own: OwnCustomerActor,
  orderId: string,
): Promise<CustomerActor | null> {
  const { shopId, customerId, linkId } = own;
  const [order] = await database()
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(eq(orders.shopId, shopId), eq(orders.id, orderId), eq(orders.customerId, customerId)),
    );
  if (!order) return null;
  return makeActor<CustomerActor>({
    kind: "customer",
    shopId,
    customerId,
    orderId: order.id,
    linkId,
    updateId: null,
  });
}
