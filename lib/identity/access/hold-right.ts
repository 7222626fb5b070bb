import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, customers, links, members, orders } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { keyWorks } from "@/lib/identity/access/api-keys";
import type { Actor, NpsActor, OwnCustomerActor } from "@/lib/identity/actor";

type ByLink = Extract<Actor, { kind: "customer" }> | OwnCustomerActor | NpsActor;

/**
 * Asks again, inside the transaction that writes, whether the actor may still act: gates look before
 * anybody waits for a lock, and meanwhile an order may have moved to another customer, a link ended
 * or a member left. What it finds stays so until the transaction ends, but for API keys. A customer's
 * right is taken after the update's lock, a member's before it: the order of erasing and of leaving.
 * Throws `not_found`, `expired` and `erased` for a customer, `unauthorized` for the team.
 */
export async function holdRight(tx: Tx, actor: Actor | OwnCustomerActor | NpsActor): Promise<void> {
  switch (actor.kind) {
    case "member":
      return holdSeat(tx, actor);
    case "apiKey":
      return requireKey(tx, actor);
    case "system":
      return;
    default:
      return holdLink(tx, actor);
  }
}

async function holdSeat(
  tx: Tx,
  { shopId, memberId }: { shopId: string; memberId: string },
): Promise<void> {
  const [seat] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.shopId, shopId), eq(members.id, memberId), isNull(members.deactivatedAt)))
    .for("share");
  if (!seat) throw new AppError("unauthorized");
}

/** Only looked at: every request of a key writes down that it was used, and would wait for the others. */
async function requireKey(
  tx: Tx,
  { shopId, keyId }: { shopId: string; keyId: string },
): Promise<void> {
  const [key] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.shopId, shopId), eq(apiKeys.id, keyId), keyWorks));
  if (!key) throw new AppError("unauthorized");
}

/** The link works, and what it opens is still this customer's. */
async function holdLink(tx: Tx, actor: ByLink): Promise<void> {
  const { shopId, customerId, linkId } = actor;
  // An order that moves, and a link that ends with it, wait for these locks; whoever waited for them reads the rows anew.
  const [own, hold]: [SQL, SQL] =
    actor.kind === "customer"
      ? [
          sql`join ${orders} o on o.shop_id = l.shop_id and o.id = ${actor.orderId} and o.customer_id = c.id`,
          sql`for share of o for share of l for key share of c`,
        ]
      : [sql``, sql`for share of l for key share of c`];
  const [link] = await tx.execute<{ expired: boolean }>(sql`
    select l.expires_at <= clock_timestamp() as expired
    from ${links} l join ${customers} c on c.shop_id = l.shop_id and c.id = ${customerId} ${own}
    where l.shop_id = ${shopId} and l.id = ${linkId} and l.revoked_at is null and c.erased_at is null
    ${hold}`);
  if (link?.expired) throw new AppError("expired");
  if (!link) throw new AppError(await whyGone(tx, actor));
}

/** Asked for anew: an erased customer has no links any more. */
async function whyGone(tx: Tx, actor: ByLink): Promise<"erased" | "not_found"> {
  if (actor.kind !== "customer") return "not_found";
  const [customer] = await tx
    .select({ erasedAt: customers.erasedAt })
    .from(customers)
    .where(and(eq(customers.shopId, actor.shopId), eq(customers.id, actor.customerId)));
  return customer?.erasedAt ? "erased" : "not_found";
}
