import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

export type Whose = { shopId: string; customerId: string };

/** The ids of a customer's orders, as a subquery. */
export function ordersOf({ shopId, customerId }: Whose): SQL {
  return sql`(select o.id from orders o where o.shop_id = ${shopId} and o.customer_id = ${customerId})`;
}

/** The ids of all updates on a customer's orders, as a subquery. */
export function updatesOf(whose: Whose): SQL {
  return sql`(select u.id from updates u where u.shop_id = ${whose.shopId} and u.order_id in ${ordersOf(whose)})`;
}

/** Mails to a customer and mails to the team about one of their orders, as a condition on `mails`. */
export function isMailAbout(whose: Whose): SQL {
  return sql`mails.shop_id = ${whose.shopId} and mails.id in (
    select m.id from mails m where m.shop_id = ${whose.shopId} and m.customer_id = ${whose.customerId}
    union select m.id from mails m where m.shop_id = ${whose.shopId} and m.order_id in ${ordersOf(whose)}
    union select m.id from mails m where m.shop_id = ${whose.shopId} and m.update_id in ${updatesOf(whose)}
    union select m.id from mails m join ratings r on r.shop_id = m.shop_id and r.id = m.rating_id
      where r.shop_id = ${whose.shopId} and r.customer_id = ${whose.customerId})`;
}

/**
 * Takes the row locks of everything that hangs on a customer: updates, then orders, then mails, the
 * order in which every verb and job takes them. None of them keeps a foreign key from pointing here.
 */
export async function lockBelongings(tx: Tx, whose: Whose): Promise<void> {
  const { shopId } = whose;
  await tx.execute(sql`select from updates
    where shop_id = ${shopId} and id in ${updatesOf(whose)} order by id for no key update`);
  await tx.execute(sql`select from orders
    where shop_id = ${shopId} and id in ${ordersOf(whose)} order by id for no key update`);
  await tx.execute(sql`select from mails where ${isMailAbout(whose)} order by id for update`);
}
