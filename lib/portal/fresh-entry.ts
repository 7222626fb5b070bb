import type { Tx } from "@/db/client";
import { readLink } from "@/lib/identity/access/customer-links";
import type { CustomerActor } from "@/lib/identity/actor";
import { createLink } from "@/lib/mail/links";

export type Entry = { actor: CustomerActor; expiresAt: Date };

/**
 * Opens the order's page to somebody who has just used another good link to it: a portal link of
 * their own, whose secret goes nowhere but into the session that is started with it.
 */
export async function freshEntry(tx: Tx, { shopId, orderId }: CustomerActor): Promise<Entry> {
  const address = await createLink(tx, { shopId, orderId, purpose: "portal" });
  const link = await readLink("portal", address.slice(address.lastIndexOf("/") + 1));
  if (link.state !== "good") throw new Error("A fresh portal link does not work.");
  return { actor: link.actor, expiresAt: link.expiresAt };
}
