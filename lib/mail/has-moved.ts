import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";

/** Whether the order a customer is written to about belongs to another address by now. */
export async function hasMoved(tx: Tx, mail: MailRow): Promise<boolean> {
  if (!mail.customerId || !mail.orderId) return false;
  const [order] = await tx
    .select({ email: orders.email })
    .from(orders)
    .where(and(eq(orders.shopId, mail.shopId), eq(orders.id, mail.orderId)));
  return order?.email !== mail.toAddress;
}
