import { and, eq, sql } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { optOuts, orders } from "@/db/schema";
import type { CustomerActor, NpsActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import { hasStopped } from "@/lib/mail/opt-outs";

/** Switches the mails about new replies on this order on or off. */
export async function setReplyMails(actor: CustomerActor, on: boolean): Promise<void> {
  await database()
    .update(orders)
    .set({ replyMailsOffAt: on ? null : sql`coalesce(reply_mails_off_at, now())` })
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, actor.orderId)));
}

/** Whoever came by a link in a feedback mail. */
type Recipient = CustomerActor | NpsActor;

/** Stops one kind of feedback mail to this customer. Service mail goes on. */
export async function optOut(actor: Recipient, topic: Topic): Promise<void> {
  await database()
    .insert(optOuts)
    .values({ shopId: actor.shopId, customerId: actor.customerId, topic })
    .onConflictDoNothing();
}

/** Takes an opt-out back. */
export async function optIn(actor: Recipient, topic: Topic): Promise<void> {
  await database()
    .delete(optOuts)
    .where(
      and(
        eq(optOuts.shopId, actor.shopId),
        eq(optOuts.customerId, actor.customerId),
        eq(optOuts.topic, topic),
      ),
    );
}

/** Whether the customer has stopped this kind of mail. */
export function hasOptedOut(actor: Recipient, topic: Topic): Promise<boolean> {
  return transaction((tx) => hasStopped(tx, actor, topic));
}
