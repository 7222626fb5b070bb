import { and, eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { optOuts, orders } from "@/db/schema";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { CustomerActor, NpsActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import { listOptOuts } from "@/lib/mail/opt-outs";

/** Switches the mails about new replies on this order on or off. Throws what `holdRight` throws. */
export async function setReplyMails(actor: CustomerActor, on: boolean): Promise<void> {
  await transaction(async (tx) => {
    // First: the lock of a writer, which two who only read could not both come to.
    await tx
      .update(orders)
      .set({ replyMailsOffAt: on ? null : sql`coalesce(reply_mails_off_at, now())` })
      .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, actor.orderId)));
    await holdRight(tx, actor);
  });
}

/** Whoever came by a link in a feedback mail. */
type Recipient = CustomerActor | NpsActor;

/** Stops one kind of feedback mail to this customer. Service mail goes on. Throws what `holdRight` throws. */
export async function optOut(actor: Recipient, topic: Topic): Promise<void> {
  await transaction(async (tx) => {
    await holdRight(tx, actor);
    await tx
      .insert(optOuts)
      .values({ shopId: actor.shopId, customerId: actor.customerId, topic })
      .onConflictDoNothing();
  });
}

/** Takes an opt-out back. Throws what `holdRight` throws. */
export async function optIn(actor: Recipient, topic: Topic): Promise<void> {
  await transaction(async (tx) => {
    await holdRight(tx, actor);
    await tx
      .delete(optOuts)
      .where(
        and(
          eq(optOuts.shopId, actor.shopId),
          eq(optOuts.customerId, actor.customerId),
          eq(optOuts.topic, topic),
        ),
      );
  });
}

/** Whether the customer has stopped this kind of mail. */
export async function hasOptedOut(actor: Recipient, topic: Topic): Promise<boolean> {
  return (await listOptOuts(actor)).some((stopped) => stopped.topic === topic);
}
