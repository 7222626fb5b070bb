import { sql } from "drizzle-orm";
import { ratings, updates } from "@/db/schema";

/**
 * What has come of a low rating. `unanswered`: no update follows it up, or none of ours has written to
 * the customer in one; `progress`: somebody has; `recovered`: the newest that follows it up is solved.
 */
export type Recovery = "unanswered" | "progress" | "recovered";

/** For queries on ratings, joined as "f": the newest update that follows the rated one up, whoever opened it. */
export const FOLLOW_UP = sql`lateral (
  select u.id, u.solved_at, u.waiting_since, exists (
    select from updates o join notes n on n.shop_id = o.shop_id and n.update_id = o.id
    where o.shop_id = ${ratings.shopId} and o.follows_update_id = ${ratings.updateId}
      and n.kind = 'customer' and n.customer_id is null) as answered
  from updates u
  where u.shop_id = ${ratings.shopId} and u.follows_update_id = ${ratings.updateId}
  order by u.created_at desc, u.id desc limit 1) f`;

/** What a query with `FOLLOW_UP` tells of it. */
export const RECOVERY = {
  recovery: sql<Recovery>`case when f.solved_at is not null then 'recovered'
    when f.answered then 'progress' else 'unanswered' end`,
  /** The customer has written back and waits. */
  waits: sql<boolean>`f.waiting_since is not null`,
  recoveredAt: sql<Date | null>`f.solved_at`.mapWith(updates.solvedAt),
};
