import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { customers } from "@/db/schema";
import { HOUR } from "@/lib/base/time";
import { countHit, type Limit } from "@/lib/http/limits";
import { queueMails } from "@/lib/mail/queue-mail";

/** Links to all their orders one customer may ask for. */
const LINKS_PER_CUSTOMER: Limit = { name: "customer-link", max: 5, seconds: HOUR / 1000 };

/**
 * Mails a link to all their orders to the customer's own address. `requestId` names the asking form,
 * which mails once however often it is sent. Throws `rate_limited`.
 */
export async function requestOwnLink(
  customer: { shopId: string; customerId: string },
  requestId: string,
): Promise<void> {
  const { shopId, customerId } = customer;
  await countHit(LINKS_PER_CUSTOMER, customerId);
  await transaction(async (tx) => {
    const [found] = await tx
      .select({ email: customers.email, name: customers.name })
      .from(customers)
      .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)))
      // Nobody is erased between this and the mail.
      .for("key share");
    if (!found?.email) return;
    await queueMails(tx, shopId, [
      {
        kind: "customer.link",
        dedupeKey: `customer-link:${customerId}:${requestId}`,
        to: { address: found.email, name: found.name, customerId },
        delay: 0,
      },
    ]);
  });
}
