import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Whose } from "@/lib/orders/require-customer";

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

/** What a customer is written to by, or what was given in its place. */
export type Addresses = { email: string | null; unusableEmail: string | null };

/**
 * NPS answers that a customer gave, as a condition on `nps_reviews`: as a customer of ours, under the
 * same address, or for one of their orders without being known. `claimed`: also of devices, which may
 * name any order.
 */
export function isAnswerOf(
  whose: Whose,
  { email, unusableEmail }: Addresses,
  { claimed }: { claimed: boolean },
): SQL {
  const { shopId, customerId } = whose;
  return sql`nps_reviews.shop_id = ${shopId} and nps_reviews.id in (
    select a.id from nps_reviews a where a.shop_id = ${shopId} and a.customer_id = ${customerId}
    union select a.id from nps_reviews a where a.shop_id = ${shopId} and a.email = ${email}
    union select a.id from nps_reviews a where a.shop_id = ${shopId} and a.unusable_email = ${unusableEmail}
      and a.customer_id is null
    union select a.id from nps_reviews a where a.shop_id = ${shopId} and a.customer_id is null
      and a.order_id in ${ordersOf(whose)}
    union select a.id from nps_reviews a where a.shop_id = ${shopId} and a.customer_id is null
      and ${claimed ? sql`true` : sql`a.person not like 'deviceId:%'`}
      and a.order_ref in (
        select o.number from orders o where o.shop_id = ${shopId} and o.customer_id = ${customerId}
        union select o.external_id from orders o where o.shop_id = ${shopId} and o.customer_id = ${customerId}))`;
}

/**
 * Takes the row locks of everything that hangs on a customer: updates, then orders, then mails, the
 * order in which every verb and job takes them. None of them keeps a foreign key from pointing here.
 * One caller at a time: a second would lock what has come since, and wait for the first behind it.
 */
export async function lockBelongings(tx: Tx, whose: Whose): Promise<void> {
  const { shopId, customerId } = whose;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`belongings ${customerId}`}, 0))`,
  );
  await tx.execute(sql`select from updates
    where shop_id = ${shopId} and id in ${updatesOf(whose)} order by id for no key update`);
  await tx.execute(sql`select from orders
    where shop_id = ${shopId} and id in ${ordersOf(whose)} order by id for no key update`);
  await tx.execute(sql`select from mails where ${isMailAbout(whose)} order by id for update`);
}
