import { sql } from "drizzle-orm";
import { invitations, mails, shops } from "@/db/schema";
import { inBatches } from "@/lib/jobs/in-batches";

/** Days for which an invitation is kept after its time: its link says how it ended, and it can be sent again. */
const EXPIRED_INVITATION_DAYS = 90;

/**
 * Removes invitations that expired long ago, taken up or not; who invited whom stands in the log of
 * settings. Their mails stay in the Outbox. Returns how many.
 */
export function sweepInvitations(batch?: number): Promise<number> {
  return inBatches(
    (limit) => sql`
    with old as materialized (
      select i.shop_id, i.id from ${shops} s
      cross join lateral (
        select shop_id, id from ${invitations}
        where shop_id = s.id and expires_at < now() - make_interval(days => ${EXPIRED_INVITATION_DAYS})
        order by expires_at limit ${limit} for update skip locked
      ) i
      limit ${limit}
    ), freed as (
      update ${mails} set invitation_id = null from old
      where mails.shop_id = old.shop_id and mails.invitation_id = old.id
    )
    delete from ${invitations} using old where invitations.shop_id = old.shop_id and invitations.id = old.id
    returning 1`,
    batch,
  );
}
