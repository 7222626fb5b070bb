import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailSettings, mails, npsInvitations, shops } from "@/db/schema";
import { jobSpec } from "@/lib/jobs/queue";
import { shiftOutOfQuietHours } from "@/lib/mail/quiet-hours";

/** What a run did: how many were invited, wait for another look, were skipped. */
export type ScanCounts = { invited: number; waiting: number; skipped: number };

/** `rows`: how many were judged, whether or not it changed anything. */
export type Decided = ScanCounts & { rows: number };

/** Now, or the end of the shop's quiet hours. */
export async function nextLoudMoment(tx: Tx, shopId: string, now: Date): Promise<Date> {
  const [quiet] = await tx
    .select({
      on: mailSettings.quietOn,
      from: mailSettings.quietFrom,
      to: mailSettings.quietTo,
      timeZone: shops.timeZone,
    })
    .from(mailSettings)
    .innerJoin(shops, eq(shops.id, mailSettings.shopId))
    .where(eq(mailSettings.shopId, shopId));
  return quiet?.on ? shiftOutOfQuietHours(now, quiet) : now;
}

/**
 * One statement over CTEs that end in `judged`: writes the mails with their jobs and keeps what was
 * decided. `more` are further columns of the one row it returns.
 */
export async function decide<More extends Record<string, unknown>>(
  tx: Tx,
  shopId: string,
  plan: { judged: SQL; about: "update_id" | "survey_id"; sendAt: Date; more: SQL },
): Promise<Decided & More> {
  const once =
    plan.about === "update_id"
      ? sql`(shop_id, update_id) where update_id is not null`
      : sql`(shop_id, survey_id, customer_id, occasion) where survey_id is not null`;
  const [row] = await tx.execute<Decided & More>(sql`
    with ${plan.judged}, ${mailed(shopId, plan.sendAt)}, decided as (
      insert into ${npsInvitations} as i (shop_id, update_id, survey_id, occasion, customer_id, order_id,
        experiment_id, variant, state, reason, mail_id, look_again_at)
      select ${shopId}::uuid, j.update_id, j.survey_id, j.occasion, j.customer_id, j.order_id,
        j.experiment_id, j.variant,
        case when m.id is not null then 'invited' when j.look_again_at is not null then 'waiting' else 'skipped' end,
        j.reason, m.id, j.look_again_at
      from judged j left join mailed m on m.dedupe_key = j.dedupe_key
      where m.id is not null or j.reason is not null
      on conflict ${once} do update set state = excluded.state, reason = excluded.reason,
        mail_id = excluded.mail_id, look_again_at = excluded.look_again_at, order_id = excluded.order_id,
        experiment_id = excluded.experiment_id, variant = excluded.variant, decided_at = now()
        where i.state <> 'invited'
      returning state
    )
    select (select count(*)::int from judged) as rows,
      count(*) filter (where state = 'invited')::int as invited,
      count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'skipped')::int as skipped,
      (select count(*) from queued) as jobs, ${plan.more}
    from decided`);
  if (!row) throw new Error("A count without a row.");
  return row as Decided & More;
}

/** CTEs that write the mails of all that got no reason against it, and the jobs that send them. */
function mailed(shopId: string, sendAt: Date): SQL {
  const at = sql`${sendAt.toISOString()}::timestamptz`;
  const payload = sql`json_build_object('shopId', ${shopId}::text, 'mailId', id)`;
  const spec = jobSpec("send_mail", payload, at, sql`'mail:' || id`);
  return sql`
    mailed as (
      insert into ${mails} (shop_id, kind, dedupe_key, to_address, to_name, customer_id, order_id,
        update_id, send_at, asks)
      select ${shopId}::uuid, 'nps.invitation', dedupe_key, email, customer_name,
        customer_id, order_id, update_id, ${at}, true
      from judged where reason is null
      on conflict (shop_id, dedupe_key) do nothing
      returning id, dedupe_key
    ), queued as (
      select graphile_worker.add_jobs(array(select ${spec} from mailed)) as jobs
    )`;
}
