import { and, eq } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { optOuts } from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";
import type { Topic } from "@/lib/mail/kinds";
import { createLink } from "@/lib/mail/links";

/** Whether a customer has stopped this kind of feedback mail. */
async function hasStopped(
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

/** What a mail that can be stopped asks about its topic. */
export type OptOut = {
  /** Whether the customer has stopped such mails. */
  isOn: (customer: { shopId: string; customerId: string }) => Promise<boolean>;
  /** Makes the link that stops them, and returns its address. */
  createLink: (orderId: string) => Promise<string>;
};

/** The opt-out of one mail: its customer, its topic. */
export function optOutOf(tx: Tx, { shopId, id: mailId }: MailRow, topic: Topic): OptOut {
  return {
    isOn: (customer) => hasStopped(tx, customer, topic),
    createLink: (orderId) =>
      createLink(tx, { shopId, orderId, mailId, purpose: "unsubscribe", topic }),
  };
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
