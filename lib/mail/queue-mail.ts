import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import type { DelayedKind, DropReason, MailKind, Recipient } from "@/lib/mail/kinds";

/** A mail decided by an act, before it is written. Only the kinds known to wait can be told to. */
export type MailDraft = Draft &
  (
    | {
        kind: DelayedKind;
        /** Milliseconds from now until it is due. */
        delay: number;
      }
    | { kind: Exclude<MailKind, DelayedKind>; delay: 0 }
  );

type Draft = {
  /** The same key is mailed once, for ever. */
  dedupeKey: string;
  to: Recipient;
  orderId?: string;
  /** Whose sign-in it is about; nobody else reads it in the Outbox. */
  accountId?: string;
  invitationId?: string;
  updateId?: string;
  ratingId?: string;
  solveNumber?: number;
  /** Set: the mail is written down as not sent, for this reason. */
  dropReason?: DropReason;
};

export type QueuedMail = { id: string; kind: MailKind; state: "queued" | "dropped" };

/**
 * The statement that writes mails down, to be sent or to be part of a bigger one. The row is the
 * queue: nothing else has to be told. It returns `id`, `kind` and `state` of the new ones; a mail
 * whose key exists already is left as it is.
 */
export function mailsInserted(shopId: string, drafts: MailDraft[]): SQL {
  const rows = drafts.map(({ to, ...draft }) => ({ ...draft, ...to }));
  return sql`
    insert into ${mails} (shop_id, kind, dedupe_key, to_address, to_name, member_id, customer_id, order_id,
      account_id, invitation_id, update_id, rating_id, solve_number, send_at, state, drop_reason)
    select ${shopId}::uuid, "kind", "dedupeKey", "address", "name", "memberId", "customerId", "orderId",
      "accountId", "invitationId", "updateId", "ratingId", "solveNumber",
      now() + "delay" * interval '1 millisecond',
      case when "dropReason" is null then 'queued' else 'dropped' end, "dropReason"
    from json_to_recordset(${JSON.stringify(rows)}::json) as draft(
      "kind" text, "dedupeKey" text, "address" text, "name" text, "memberId" uuid, "customerId" uuid,
      "orderId" uuid, "accountId" uuid, "invitationId" uuid, "updateId" uuid, "ratingId" uuid,
      "solveNumber" int, "delay" bigint, "dropReason" text)
    on conflict (shop_id, dedupe_key) do nothing
    returning id, kind, state`;
}

/** Writes mails in the caller's transaction, whose commit queues them. Returns the new ones. */
export async function queueMails(
  tx: Tx,
  shopId: string,
  drafts: MailDraft[],
): Promise<QueuedMail[]> {
  if (drafts.length === 0) return [];
  return [...(await tx.execute<QueuedMail>(mailsInserted(shopId, drafts)))];
}
