import { type SQL, sql } from "drizzle-orm";
import { linkVisits, mailSettings, mails } from "@/db/schema";
import { inBatches } from "@/lib/jobs/in-batches";

/** Empties the text of old mails and forgets old visits of links, as each shop has settled. */
export async function removeWhatIsOld(
  batch?: number,
): Promise<{ emptied: number; visits: number }> {
  const emptied = await inBatches(emptyMails, batch);
  const visits = await inBatches(forgetVisits, batch);
  return { emptied, visits };
}

/** Mails still on their way keep their text: a repeat must be the same. */
function emptyMails(batch: number): SQL {
  return sql`
    with old as (
      select m.shop_id, m.id from ${mailSettings} s
      cross join lateral (
        select shop_id, id from ${mails}
        where shop_id = s.shop_id and sealed is not null and state in ('sent', 'failed', 'dropped')
          and created_at < now() - make_interval(days => s.keep_mail_days)
        limit ${batch}
      ) m
      where s.keep_mail_days is not null
      limit ${batch}
    )
    update ${mails} set sealed = null, emptied_at = now()
    from old where mails.shop_id = old.shop_id and mails.id = old.id and mails.state in ('sent', 'failed', 'dropped')
    returning 1`;
}

function forgetVisits(batch: number): SQL {
  return sql`
    with old as (
      select v.shop_id, v.id from ${mailSettings} s
      cross join lateral (
        select shop_id, id from ${linkVisits}
        where shop_id = s.shop_id and at < now() - make_interval(days => s.keep_visit_days)
        limit ${batch}
      ) v
      where s.keep_visit_days is not null
      limit ${batch}
    )
    delete from ${linkVisits} using old
    where link_visits.shop_id = old.shop_id and link_visits.id = old.id
    returning 1`;
}
