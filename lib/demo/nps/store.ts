import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { PastAnswer } from "@/lib/demo/nps/crowd";
import type { PastInvitation } from "@/lib/demo/nps/invite";

/** The rows of a list as a table within a statement. */
function tableOf(rows: object[], columns: string): SQL {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r (${sql.raw(columns)})`;
}

/** Stores answers of the past as they were given, all in one statement; the day's counts follow by themselves. */
export async function storeAnswers(tx: Tx, shopId: string, answers: PastAnswer[]): Promise<void> {
  const rows = tableOf(
    answers,
    `at timestamptz, score int, lowest int, comment text, channel text, category text, person text,
     customer_id uuid, loyalty_id text, device_id text, order_id uuid, order_ref text, update_id uuid`,
  );
  await tx.execute(sql`
    insert into nps_reviews (shop_id, score, lowest, comment, channel_id, category_id, person,
      customer_id, loyalty_id, device_id, order_id, order_ref, update_id, had_contact, day, created_at)
    select s.id, r.score, r.lowest, r.comment, c.id, k.id, r.person, r.customer_id, r.loyalty_id,
      r.device_id, r.order_id, r.order_ref, r.update_id,
      case when r.customer_id is not null then exists (
        select from updates u join orders o on o.shop_id = u.shop_id and o.id = u.order_id
        where o.shop_id = s.id and o.customer_id = r.customer_id and u.visible_at is not null
          and u.created_at between r.at - interval '90 days' and r.at) end,
      (r.at at time zone s.time_zone)::date, r.at
    from ${rows}
    join shops s on s.id = ${shopId}::uuid
    join nps_channels c on c.shop_id = s.id and c.code = r.channel
    join nps_categories k on k.shop_id = s.id and k.code = r.category
    order by r.at
    on conflict do nothing`);
}

/** Stores what was decided about inviting, with the mails as they were sent and emptied since. */
export async function storeInvitations(
  tx: Tx,
  shopId: string,
  { invitations, subject, experimentId }: Stored,
): Promise<void> {
  await storeMails(tx, shopId, invitations, subject);
  const rows = tableOf(
    invitations.map(({ answer, variant, ...row }) => ({
      ...row,
      variant,
      experiment_id: variant && experimentId,
      person: answer?.person,
      answered_at: answer?.at,
    })),
    `due timestamptz, update_id uuid, survey_id uuid, occasion text, customer_id uuid, order_id uuid,
     state text, reason text, mail_id uuid, recheck_at timestamptz, experiment_id uuid,
     variant text, person text, answered_at timestamptz`,
  );
  await tx.execute(sql`
    insert into nps_invitations (shop_id, update_id, survey_id, occasion, customer_id, order_id,
      state, reason, mail_id, recheck_at, decided_at, experiment_id, variant, answered_at, review_id)
    select ${shopId}::uuid, r.update_id, r.survey_id, r.occasion, r.customer_id, r.order_id, r.state,
      r.reason, r.mail_id, r.recheck_at, r.due, r.experiment_id, r.variant, v.created_at, v.id
    from ${rows}
    left join nps_reviews v on v.shop_id = ${shopId}::uuid and v.person = r.person
      and v.created_at = r.answered_at
    order by r.due`);
}

type Stored = { invitations: PastInvitation[]; subject: string; experimentId: string };

async function storeMails(
  tx: Tx,
  shopId: string,
  invitations: PastInvitation[],
  subject: string,
): Promise<void> {
  const rows = tableOf(
    invitations.filter(({ state }) => state === "invited"),
    `mail_id uuid, due timestamptz, email text, name text, customer_id uuid, order_id uuid,
     update_id uuid, survey_id uuid, occasion text`,
  );
  await tx.execute(sql`
    insert into mails (shop_id, id, kind, dedupe_key, state, to_address, to_name, customer_id,
      order_id, update_id, send_at, attempts, first_attempt_at, subject, transport, sent_at, counts_toward_budget,
      emptied_at, created_at)
    select ${shopId}::uuid, r.mail_id, 'nps.invitation',
      'nps:' || coalesce(r.update_id::text, concat_ws(':', r.survey_id, r.customer_id, r.occasion)),
      'sent', r.email, r.name, r.customer_id, r.order_id, r.update_id, r.due, 1, r.due, ${subject},
      'outbox', r.due, true, r.due + interval '1 hour', r.due
    from ${rows}`);
}
