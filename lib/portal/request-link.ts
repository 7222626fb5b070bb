import { and, eq, isNull } from "drizzle-orm";
import { transaction } from "@/db/client";
import { customers, orders } from "@/db/schema";
import { HOUR } from "@/lib/base/time";
import { countHit, type Limit } from "@/lib/http/limits";
import { queueMails } from "@/lib/mail/queue-mail";

/** Fresh links one order may ask for. */
const LINKS_PER_ORDER: Limit = { name: "portal-link", max: 5, seconds: HOUR / 1000 };

/**
 * Mails a fresh portal link to the order's own address. `requestId` names the asking form, which
 * mails once however often it is sent. Throws `rate_limited`.
 */
export async function requestPortalLink(
  order: { shopId: string; orderId: string },
  requestId: string,
): Promise<void> {
  await countHit(LINKS_PER_ORDER, order.orderId);
  await transaction(async (tx) => {
    const [row] = await tx
      .select({ found: orders })
      .from(orders)
      .innerJoin(
        customers,
        and(eq(customers.shopId, orders.shopId), eq(customers.id, orders.customerId)),
      )
      .where(
        and(
          eq(orders.shopId, order.shopId),
          eq(orders.id, order.orderId),
          isNull(customers.erasedAt),
        ),
      )
      // Nobody is erased between this and the mail.
      .for("key share", { of: customers });
    if (!row?.found.email) return;
    const { found } = row;
    await queueMails(tx, order.shopId, [
      {
        kind: "portal.link",
        dedupeKey: `portal-link:${found.id}:${requestId}`,
        to: { address: row.found.email, name: found.customerName, customerId: found.customerId },
        orderId: found.id,
        delay: 0,
      },
    ]);
  });
}
