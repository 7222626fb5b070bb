import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { inBatches } from "@/lib/jobs/in-batches";
import { type Hold, readHold, settleHere } from "@/lib/mail/place";

const REASON = "Not sent: it was due when this installation was restored or copied.";

/** What is due and waits to be sent; also what a worker that is gone has had in hand. */
const WAITING = sql`state in ('queued', 'sending') and coalesce(next_attempt_at, send_at) <= now()`;

/** How many emails are held, and which are the oldest and the newest; null while none are. */
export async function readHeld(): Promise<
  (Hold & { waiting: number; oldest: string | null; newest: string | null }) | null
> {
  const hold = await readHold();
  if (!hold) return null;
  const [row] = await database().execute<{
    waiting: number;
    oldest: string | null;
    newest: string | null;
  }>(sql`
    select count(*)::int as waiting, min(created_at)::text as oldest, max(created_at)::text as newest
    from ${mails} where ${WAITING}`);
  if (!row) throw new Error("No counts.");
  return { ...hold, ...row };
}

/**
 * Lets emails go from here. Those that were due and written before the installation came here may have
 * been sent by the original: unless `sendAll` they count as failed, and a person decides. Returns how
 * many those are.
 */
export async function releaseMails({ sendAll }: { sendAll: boolean }): Promise<number> {
  const hold = await readHold();
  if (!hold) return 0;
  const since = sql`${hold.since.toISOString()}::timestamptz`;
  const failed = sendAll
    ? 0
    : await inBatches(
        (limit) => sql`
          with old as (
            select shop_id, id from ${mails} where ${WAITING} and created_at < ${since} limit ${limit} for update skip locked
          )
          update ${mails} set state = 'failed', next_attempt_at = null, claimed_by = null, last_error = ${REASON}
          from old where mails.shop_id = old.shop_id and mails.id = old.id
          returning 1`,
      );
  await settleHere();
  return failed;
}
