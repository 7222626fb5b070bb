import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, workers } from "@/db/schema";
import { ALIVE_SINCE } from "@/lib/jobs/heartbeat";
import { waitingMails } from "@/lib/mail/dispatch/claims";
import { MAILER } from "@/lib/mail/dispatch/dispatcher";
import { HELD_SINCE } from "@/lib/mail/place";

/** An email that has been due for so long, and that no worker has taken, waits for one in vain. */
const LATE_MINUTES = 2;

/** Whether emails leave; each moment is null where there is none. */
export type Standstill = {
  /** The newest sign of life of whoever sends emails. */
  newestBeatAt: Date | null;
  isWorkerAway: boolean;
  /** Since when the oldest email has been due that should have been taken. */
  oldestDueAt: Date | null;
  isMailLate: boolean;
  /** Since when emails are held in a restored or copied installation. */
  heldSince: Date | null;
};

/**
 * Whether emails stand still, everywhere or those of one shop. What a worker has in hand does not
 * count, nor what waits behind it: a shop's mail server may be away, and its emails are tried again.
 */
export async function readStandstill(shopId: string | null = null): Promise<Standstill> {
  const late = sql`now() - make_interval(mins => ${LATE_MINUTES}::int)`;
  const [row] = await database().execute<
    Pick<Standstill, "isWorkerAway" | "isMailLate"> &
      Record<"newestBeatAt" | "oldestDueAt" | "heldSince", string | null>
  >(sql`
    with recursive ${waitingMails()}, beat as (
      select max(beat_at) as at from ${workers} where starts_with(id, ${MAILER})
    ), oldest as (
      select min(due_at) as at from waiting
      where due_at < ${late} and shop_id = coalesce(${shopId}::uuid, shop_id) and not exists (
        select from ${mails} m join ${workers} w on w.id = m.claimed_by
        where m.shop_id = waiting.shop_id and w.beat_at > ${ALIVE_SINCE}
          and (m.state = 'sending' or (m.state = 'queued' and m.claimed_by is not null)))
    )
    select beat.at as "newestBeatAt", coalesce(beat.at < ${ALIVE_SINCE}, true) as "isWorkerAway",
      oldest.at as "oldestDueAt", oldest.at is not null as "isMailLate", ${HELD_SINCE} as "heldSince"
    from beat, oldest`);
  if (!row) throw new Error("A question without an answer.");
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    newestBeatAt: moment(row.newestBeatAt),
    oldestDueAt: moment(row.oldestDueAt),
    heldSince: moment(row.heldSince),
  };
}
