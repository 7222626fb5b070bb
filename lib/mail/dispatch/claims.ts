import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, workers } from "@/db/schema";
import { ALIVE_SINCE } from "@/lib/jobs/heartbeat";
import type { MailKind } from "@/lib/mail/kinds";

/** Mails of one kind and shop of which at least one is due; only those written since a moment, where one is given. */
export type DueKey = { kind: MailKind; shopId: string; since?: string };
/** How many of them a worker takes. */
export type Share = DueKey & { count: number };
/** A mail in hand. */
export type Claimed = {
  shopId: string;
  mailId: string;
  kind: MailKind;
  /** The update, account or customer it concerns, else the mail itself. */
  about: string;
  /** It was handed over before, and nobody knows what became of it. */
  isRepeat: boolean;
};

const UNCLAIMED = sql`state = 'queued' and claimed_by is null`;
const DUE_AT = sql`coalesce(next_attempt_at, send_at)`;
const DIED = "The process ended before the mail server had answered.";
/** The most that are given back in one statement. */
const BATCH = 1000;
/** Longer than any mail takes to be sent, in seconds. */
const SENT_BY_THEN = 75;

/**
 * A CTE `waiting` with the soonest of each kind and shop that nobody has in hand. Jumps from one to
 * the next in the index of what waits, so that it costs the same however much one of them has waiting.
 */
export function waitingMails(): SQL {
  const next = sql`select kind, shop_id, ${DUE_AT} as due_at from ${mails} where ${UNCLAIMED}`;
  const first = sql`order by kind, shop_id, ${DUE_AT} limit 1`;
  return sql`waiting as (
      (${next} ${first})
      union all
      select n.* from waiting w cross join lateral (
        ${next} and (kind, shop_id) > (w.kind, w.shop_id) ${first}
      ) n
    )`;
}

/** For which kinds and shops something is due. */
export async function findDue(): Promise<DueKey[]> {
  const rows = await database().execute<DueKey>(sql`
    with recursive ${waitingMails()}
    select kind, shop_id as "shopId" from waiting where due_at <= now()`);
  return [...rows];
}

/** Takes mails that are due, soonest first, and none that another worker is taking at this moment. */
export async function claimMails(workerId: string, shares: Share[]): Promise<Claimed[]> {
  const rows = await database().execute<Claimed>(sql`
    with share as (
      select * from json_to_recordset(${JSON.stringify(shares)}::json) as s("kind" text, "shopId" uuid, "count" int, "since" timestamptz)
    ), taken as materialized (
      select m.shop_id, m.id from share s cross join lateral (
        select shop_id, id from ${mails}
        where kind = s."kind" and shop_id = s."shopId" and ${UNCLAIMED} and ${DUE_AT} <= now()
          and (s."since" is null or created_at >= s."since")
        order by ${DUE_AT} limit s."count" for update skip locked
      ) m
    )
    update ${mails} set claimed_by = ${workerId} from taken
    where mails.shop_id = taken.shop_id and mails.id = taken.id
    returning mails.shop_id as "shopId", mails.id as "mailId", mails.kind,
      coalesce(mails.update_id, mails.account_id, mails.customer_id, mails.id) as about,
      mails.sealed is not null as "isRepeat"`);
  return [...rows];
}

/** Gives back what this worker has in hand and has not begun to send. */
export async function giveBack(workerId: string): Promise<void> {
  await database().execute(sql`
    update ${mails} set claimed_by = null where claimed_by = ${workerId} and state = 'queued'`);
}

/**
 * Frees what dead workers had in hand. Of a mail that was being sent nobody knows whether it
 * arrived. One that is being sent while somebody waits is nobody's, and is free once no process can be
 * at it any more.
 */
export async function freeMailsOfTheDead(): Promise<number> {
  const freed = await database().execute(sql`
    with dead as (
      select shop_id, id from ${mails}
      where (state = 'sending' or (state = 'queued' and claimed_by is not null))
        and case when claimed_by is null
          then greatest(${DUE_AT}, first_attempt_at) < now() - make_interval(secs => ${SENT_BY_THEN}::int)
          else not exists (select from ${workers} w where w.id = claimed_by and w.beat_at > ${ALIVE_SINCE}) end
      limit ${BATCH} for update skip locked
    )
    update ${mails} set state = 'queued', claimed_by = null,
      unclear_attempts = unclear_attempts + case when state = 'sending' then 1 else 0 end,
      last_error = case when state = 'sending' then ${DIED} else last_error end
    from dead where mails.shop_id = dead.shop_id and mails.id = dead.id
    returning 1`);
  return freed.length;
}
