import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { notes, orders, ratings, updates } from "@/db/schema";

/** Whom the right moment is asked about: a customer of a shop, `now`, and for how many days a low rating counts. */
export type MomentOf = {
  shopId: SQLWrapper;
  customerId: SQLWrapper;
  now: SQLWrapper;
  lowRatingDays: SQLWrapper;
};

// Each condition that another index than the customer's or the order's could serve is written so that none
// can: by stale statistics the planner would read all that waits, or all ratings of a month, for each customer.

/** Whether the customer waits for an answer of ours in any conversation. */
export function awaitsReply({ shopId, customerId }: MomentOf): SQL<boolean> {
  return sql<boolean>`coalesce((
    select bool_or((select bool_or(mu.waiting_since is not null) from ${updates} mu
      where mu.shop_id = ${shopId} and mu.order_id = mo.id))
    from ${orders} mo where mo.shop_id = ${shopId} and mo.customer_id = ${customerId}), false)`;
}

/**
 * Whether the customer gave 1–3 stars in the last days and is not won back: the update that follows the
 * rated one is solved, or one of the same order in which we have written since, or the customer has
 * given more stars since.
 */
export function isUnrecovered(of: MomentOf): SQL<boolean> {
  const { shopId, customerId, now, lowRatingDays } = of;
  return sql<boolean>`coalesce((
    select true from ${ratings} mr
    where mr.shop_id = ${shopId} and mr.customer_id = ${customerId} and mr.stars < 4
      and mr.created_at + make_interval(days => ${lowRatingDays}) > ${now}
      and (select true from ${ratings} mb where mb.shop_id = ${shopId} and mb.customer_id = ${customerId}
        and mb.created_at - mr.created_at > interval '0' and mb.stars > mr.stars limit 1) is null
      and (select mf.solved_at from ${updates} mf where mf.shop_id = ${shopId}
        and mf.follows_update_id = mr.update_id order by mf.created_at desc limit 1) is null
      and (select true from ${updates} ms where ms.shop_id = ${shopId} and ms.order_id = mr.order_id
        and ms.solved_at > mr.created_at and ${wrote(shopId)} limit 1) is null
    limit 1), false)`;
}

/** One of ours has written to the customer in the update `ms` since the rating `mr`. */
function wrote(shopId: SQLWrapper): SQL {
  return sql`(select true from ${notes} mn where mn.shop_id = ${shopId} and mn.update_id = ms.id
    and mn.kind = 'customer' and mn.customer_id is null and mn.created_at > mr.created_at limit 1)`;
}
