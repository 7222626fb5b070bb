import { and, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { customers, orders } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { HOUR } from "@/lib/base/time";
import { countHit, type Limit } from "@/lib/http/limits";
import { findNumber } from "@/lib/orders/order-number";
import type { FindOrder } from "@/lib/portal/find/schema";
import { requestPortalLink } from "@/lib/portal/request-link";

const SECONDS = HOUR / 1000;
/** How often anybody may ask: for one address, from one connection, and in one shop altogether. */
const PER_ADDRESS: Limit = { name: "find-address", max: 5, seconds: SECONDS };
const PER_CLIENT: Limit = { name: "find-client", max: 30, seconds: SECONDS };
const PER_SHOP: Limit = { name: "find-shop", max: 1000, seconds: SECONDS };

export type Asking = {
  shopId: string;
  /** Where the question comes from. */
  client: string;
  /** Names the asking form, which mails once however often it is sent. */
  requestId: string;
};

/**
 * Mails the link to an order to whoever knows its number and the address it was placed with. What
 * comes back is the same whether or not there is such an order. Throws `rate_limited`.
 */
export async function findOrder(
  { shopId, client, requestId }: Asking,
  { number, email }: FindOrder,
): Promise<void> {
  await countHit(PER_CLIENT, client);
  await countHit(PER_ADDRESS, `${shopId} ${email}`);
  await countHit(PER_SHOP, shopId);
  const orderId = await lookUp(shopId, number, email);
  if (!orderId) return;
  try {
    await requestPortalLink({ shopId, orderId }, requestId);
  } catch (error) {
    // The links of before are on their way, and saying so would tell that there is an order.
    if (!(error instanceof AppError && error.code === "rate_limited")) throw error;
  }
}

/** Orders of one address that are looked through, the newest. */
const LOOKED_THROUGH = 5000;

async function lookUp(shopId: string, text: string, email: string): Promise<string | undefined> {
  const own = await database()
    .select({ id: orders.id, number: orders.number })
    .from(customers)
    .innerJoin(
      orders,
      and(eq(orders.shopId, customers.shopId), eq(orders.customerId, customers.id)),
    )
    .where(and(eq(customers.shopId, shopId), eq(customers.email, email), eq(orders.email, email)))
    .orderBy(desc(LISTED_AT), desc(orders.id))
    .limit(LOOKED_THROUGH);
  return findNumber(text, own)?.id;
}
