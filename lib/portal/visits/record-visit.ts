import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { logFault } from "@/lib/base/log";
import { machineOf } from "@/lib/portal/visits/schema";

/** Visits of one link that are written down within an hour; the rest say nothing new. */
const PER_HOUR = 20;
/** Nobody follows two links of one mail within so many seconds. */
const BURST_SECONDS = 5;
const AGENT_MAX = 300;

export type Visit = {
  shopId: string;
  linkId: string;
  method: string;
  /** The `User-Agent` of whoever fetched it; empty without one. */
  agent: string;
};

/**
 * Writes down that a secret link was fetched: the only thing looking at one may write. Fetching
 * several links of one mail at once marks all of them as a machine's. Never throws: what cannot be
 * written down is no reason to refuse the page.
 */
export async function recordVisit(visit: Visit): Promise<void> {
  try {
    await write(visit);
  } catch (error) {
    // The link was erased between the two.
    if (!isGone(error)) logFault("A visit was not written down", error, { linkId: visit.linkId });
  }
}

function isGone(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code === "23503";
}

function write({ shopId, linkId, method, agent }: Visit): Promise<void> {
  const shown = agent.replace(/[\p{Cc}]+/gu, " ").slice(0, AGENT_MAX);
  return transaction(async (tx) => {
    // Sent together, carried out in this order: those who fetch links of one mail together queue up at
    // the lock, so that each sees the others.
    await Promise.all([
      tx.execute(sql`
        select pg_advisory_xact_lock(hashtextextended(coalesce(mail_id, id)::text, 0))
        from links where shop_id = ${shopId} and id = ${linkId} and revoked_at is null`),
      tx.execute(sql`
        with link as (
          select mail_id from links where shop_id = ${shopId} and id = ${linkId} and revoked_at is null
        ), beside as (
          select v.id, v.machine from link_visits v join links l on l.shop_id = v.shop_id and l.id = v.link_id
          where l.shop_id = ${shopId} and l.mail_id = (select mail_id from link) and l.id <> ${linkId}
            and v.at > now() - make_interval(secs => ${BURST_SECONDS})
        ), marked as (
          update link_visits set machine = 'burst'
          where shop_id = ${shopId} and id in (select id from beside where machine is null)
        )
        insert into link_visits (shop_id, link_id, machine, agent)
        select ${shopId}::uuid, ${linkId}::uuid,
          coalesce(${machineOf(method, agent)}::text, case when exists (select from beside) then 'burst' end),
          ${shown}::text
        from link
        where (select count(*) from link_visits where shop_id = ${shopId} and link_id = ${linkId}
          and at > now() - interval '1 hour') < ${PER_HOUR}`),
    ]);
  });
}
