import { and, asc, eq, isNull } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { members, orders, shops } from "@/db/schema";
import type { AccountActor } from "@/lib/identity/actor";

/** One of the shops a person works in. */
export type OwnShop = { id: string; name: string };

/** The shops in which somebody has a seat, by name; read once per request. */
export function listOwnShops({ accountId }: Pick<AccountActor, "accountId">): Promise<OwnShop[]> {
  return shopsOf(accountId);
}

const shopsOf = cache(
  async (accountId: string): Promise<OwnShop[]> =>
    database()
      .select({ id: shops.id, name: shops.name })
      .from(members)
      .innerJoin(shops, eq(shops.id, members.shopId))
      .where(and(eq(members.accountId, accountId), isNull(members.deactivatedAt)))
      .orderBy(asc(shops.name), asc(shops.id)),
);

/** The shop an order belongs to, if it is one of one's own. */
export async function findShopOfOrder(
  { accountId }: Pick<AccountActor, "accountId">,
  orderId: string,
): Promise<OwnShop | null> {
  const own = await listOwnShops({ accountId });
  const ids = own.map(({ id }) => id);
  if (ids.length === 0) return null;
  const [order] = await database()
    .select({ shopId: orders.shopId })
    .from(orders)
    .where(and(oneOf(orders.shopId, ids), eq(orders.id, orderId)));
  return own.find(({ id }) => id === order?.shopId) ?? null;
}
