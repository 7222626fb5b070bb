import { and, eq } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { optOuts } from "@/db/schema";
import type { Topic } from "@/lib/mail/kinds";

/** Whether a customer has stopped this kind of feedback mail. */
export async function hasStopped(
  tx: Tx,
  customer: { shopId: string; customerId: string },
  topic: Topic,
): Promise<boolean> {
  const [row] = await tx
    .select({ topic: optOuts.topic })
    .from(optOuts)
    .where(
      and(
        eq(optOuts.shopId, customer.shopId),
        eq(optOuts.customerId, customer.customerId),
        eq(optOuts.topic, topic),
      ),
    );
  return row !== undefined;
}

export type StoppedTopic = { topic: Topic; at: Date };

/** The mails this customer has stopped, and since when. */
export function listOptOuts({
  shopId,
  customerId,
}: {
  shopId: string;
  customerId: string;
}): Promise<StoppedTopic[]> {
  return database()
    .select({ topic: optOuts.topic, at: optOuts.createdAt })
    .from(optOuts)
    .where(and(eq(optOuts.shopId, shopId), eq(optOuts.customerId, customerId)))
    .orderBy(optOuts.createdAt);
}
