import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import {
  type Addresses,
  isAnswerOf,
  isMailAbout,
  ordersOf,
  updatesOf,
} from "@/lib/customers/belongings";
import { refusalAnswer } from "@/lib/http/api-error";
import type { Whose } from "@/lib/orders/require-customer";

/** Nobody waits for an answer any more. Gone is everything written on the customer's orders, internal notes included, and comments on ratings. */
export async function wipeWords(tx: Tx, whose: Whose): Promise<void> {
  const { shopId, customerId } = whose;
  await tx.execute(sql`update updates set title = ${ERASED}, waiting_since = null
    where shop_id = ${shopId} and order_id in ${ordersOf(whose)}`);
  await tx.execute(sql`update notes set body = ${ERASED}
    where shop_id = ${shopId} and (update_id in ${updatesOf(whose)} or customer_id = ${customerId})`);
  await tx.execute(sql`update ratings set comment = null
    where shop_id = ${shopId} and comment is not null
      and (customer_id = ${customerId} or order_id in ${ordersOf(whose)})`);
}

/**
 * NPS answers say nothing of the person any more: no words, no address, none of what they were known
 * by. Who was known by that alone becomes somebody else in each answer. Scores stay and count.
 */
export async function wipeAnswers(tx: Tx, whose: Whose, addresses: Addresses): Promise<void> {
  const { shopId, customerId } = whose;
  const rows = await tx.execute<{ id: string }>(sql`select id from nps_reviews
    where ${isAnswerOf(whose, addresses, { claimed: true })} order by id for update`);
  const ids = `{${rows.map(({ id }) => id).join()}}`;
  // A new statement: it sees the versions that were kept while this one waited.
  await tx.execute(sql`update nps_review_versions set comment = null
    where shop_id = ${shopId} and review_id = any(${ids}::bigint[]) and comment is not null`);
  await tx.execute(sql`update nps_reviews set
      comment = null, email = null, unusable_email = null, phone = null, loyalty_id = null, device_id = null, order_ref = null,
      person = case when customer_id = ${customerId} then person else 'erased:' || gen_random_uuid() end
    where shop_id = ${shopId} and id = any(${ids}::bigint[])`);
}

/**
 * The words of every mail to the customer and of those to the team about their orders. What has not
 * left yet is dropped. Addresses of team members stay.
 */
export async function emptyMails(tx: Tx, whose: Whose): Promise<void> {
  await tx.execute(sql`update mails set
      state = case when state = 'sent' then 'sent' else 'dropped' end,
      drop_reason = case state when 'sent' then null when 'dropped' then drop_reason else 'erased' end,
      to_address = case when member_id is null then '' else to_address end,
      to_name = case when member_id is null then '' else to_name end,
      subject = null, sealed = null, last_error = null, provider_id = null, next_attempt_at = null,
      emptied_at = coalesce(emptied_at, now())
    where ${isMailAbout(whose)}`);
  // Who is not written to any more was not invited.
  await tx.execute(sql`update nps_invitations i set state = 'skipped', reason = 'erased', recheck_at = null
    from mails m where i.shop_id = ${whose.shopId} and i.customer_id = ${whose.customerId}
      and m.shop_id = i.shop_id and m.id = i.mail_id and m.state = 'dropped'
      and i.state = 'invited' and i.answered_at is null`);
}

/** Every way in, with its visits. */
export async function removeLinks(tx: Tx, whose: Whose): Promise<void> {
  const { shopId, customerId } = whose;
  await tx.execute(sql`delete from links where shop_id = ${shopId}
    and (customer_id = ${customerId} or order_id in ${ordersOf(whose)})`);
}

/** Stored answers of the API that hold the customer's data; the same call is told that it is gone. */
export async function dropAnswers(tx: Tx, whose: Whose, email: string | null): Promise<void> {
  const { status, json } = refusalAnswer(new AppError("expired"));
  await tx.execute(sql`update idempotency_keys set status = ${status}, response = to_jsonb(${json}::text),
      key = case when strpos(lower(key), ${email ?? " "}) > 0 then encode(sha256(key::bytea), 'hex') else key end
    where shop_id = ${whose.shopId} and response is not null and exists (
      select from (
        select id::text as trace from ${ordersOf(whose)} o
        union all select id::text from ${updatesOf(whose)} u
        union all select ${email}::text where ${email}::text is not null
      ) traces
      where strpos(route || ' ' || lower(key) || ' ' || (response #>> '{}'), trace) > 0)`);
}

/** What hangs on the address alone: whether it is blocked, and which mails were stopped. */
export async function forgetAddress(tx: Tx, whose: Whose, email: string | null): Promise<void> {
  const { shopId, customerId } = whose;
  await tx.execute(sql`delete from opt_outs
    where shop_id = ${shopId} and customer_id = ${customerId}`);
  await tx.execute(sql`delete from blocked_addresses
    where shop_id = ${shopId} and address = ${email}`);
}
