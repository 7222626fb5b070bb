import { sql } from "drizzle-orm";
import { links, mailSettings } from "@/db/schema";
import { inBatches } from "@/lib/jobs/in-batches";

/** Days for which an expired link still says so, and offers a new one; afterwards it is unknown. */
const EXPIRED_LINK_DAYS = 90;

/**
 * Removes links that have been expired for long, with their visits: not before the shop's own
 * setting lets those go, so a shop that keeps visits for ever keeps its links. Returns how many.
 */
export function sweepLinks(batch?: number): Promise<number> {
  return inBatches(
    (limit) => sql`
    with old as materialized (
      select l.shop_id, l.id from ${mailSettings} s
      cross join lateral (
        select shop_id, id from ${links}
        where shop_id = s.shop_id
          and expires_at < now() - make_interval(days => greatest(${EXPIRED_LINK_DAYS}, s.keep_visit_days))
        order by expires_at limit ${limit} for update skip locked
      ) l
      where s.keep_visit_days is not null
      limit ${limit}
    )
    delete from ${links} using old where links.shop_id = old.shop_id and links.id = old.id
    returning 1`,
    batch,
  );
}
