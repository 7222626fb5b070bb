import { sql } from "drizzle-orm";
import { accountLinks } from "@/db/schema";
import { inBatches } from "@/lib/jobs/in-batches";

/** Days for which a link to sign in is kept after its time; its page says the same of one that is gone. */
const EXPIRED_ACCOUNT_LINK_DAYS = 7;

/** Removes links of accounts that expired long ago, used or not. Returns how many. */
export function sweepAccountLinks(batch?: number): Promise<number> {
  return inBatches(
    (limit) => sql`
    with old as materialized (
      select id from ${accountLinks}
      where expires_at < now() - make_interval(days => ${EXPIRED_ACCOUNT_LINK_DAYS})
      order by expires_at limit ${limit} for update skip locked
    )
    delete from ${accountLinks} using old where account_links.id = old.id
    returning 1`,
    batch,
  );
}
