import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import { isOutage } from "@/lib/http/outage";
import type { DueMail } from "@/lib/mail/compose";
import type { Claimed } from "@/lib/mail/dispatch/claims";
import { lineOf, type MailLine } from "@/lib/mail/mail-log";
import { ageOf, isMail, type MailKey } from "@/lib/mail/prepare-mail";
import { mayRepeat, pauseAfter } from "@/lib/mail/retry";
import { enqueueReturned } from "@/lib/mail/returned";
import type { Failure, Outcome } from "@/lib/mail/transport";

/** What became of a mail: handed over with this outcome, or not even worded. */
export type Settled =
  | { mail: DueMail; outcome: Outcome }
  | { unworded: Claimed; claimedBy: string; fault: string; error: unknown };

/** Before a mail that could not be worded is looked at again. */
const UNWORDED_PAUSE = sql`interval '1 minute'`;

/**
 * Records what became of several mails, those that were accepted in one statement. Returns the lines
 * for the log, to be told once the transaction has ended.
 */
export async function recordOutcomes(tx: Tx, settled: Settled[]): Promise<MailLine[]> {
  const sent: Sent[] = [];
  const lines: MailLine[] = [];
  for (const one of settled) {
    if ("unworded" in one) await recordUnworded(tx, one);
    else if (one.outcome.result !== "sent")
      lines.push(...(await recordFailure(tx, one.mail, one.outcome)));
    else {
      sent.push({ ...keyOf(one.mail), providerId: one.outcome.providerId });
      lines.push(lineOf("sent", one.mail));
    }
  }
  if (sent.length > 0) await recordSent(tx, sent);
  return lines;
}

type Sent = MailKey & { providerId: string | null };

function keyOf({ shopId, id: mailId }: DueMail): MailKey {
  return { shopId, mailId };
}

/** That a mail was accepted counts whoever has it in hand by now. */
async function recordSent(tx: Tx, sent: Sent[]): Promise<void> {
  await tx.execute(sql`
    update ${mails} set state = 'sent', sent_at = now(), next_attempt_at = null, claimed_by = null,
      last_error = null, provider_id = s."providerId"
    from json_to_recordset(${JSON.stringify(sent)}::json) as s("shopId" uuid, "mailId" uuid, "providerId" text)
    where mails.shop_id = s."shopId" and mails.id = s."mailId" and mails.state in ('sending', 'queued')`);
}

/** Anything else counts only as long as nobody else has taken it. With `once` it is not tried again. */
export async function recordFailure(
  tx: Tx,
  mail: DueMail,
  outcome: Failure,
  { once = false } = {},
): Promise<MailLine[]> {
  const unclear = outcome.result === "unclear";
  const unclearAttempts = mail.unclearAttempts + (unclear ? 1 : 0);
  const age = ageOf(mail);
  const givenUp =
    once ||
    outcome.result === "never" ||
    (unclear && !mayRepeat({ transport: mail.transport, unclearAttempts, age }));
  const pause = givenUp ? null : pauseAfter(mail.attempts, age, outcome.unreachable);
  const [recorded] = await tx
    .update(mails)
    .set({
      state: pause === null ? "failed" : "queued",
      nextAttemptAt: pause === null ? null : sql`now() + ${pause} * interval '1 millisecond'`,
      claimedBy: null,
      unclearAttempts,
      lastError: outcome.reason,
      // Never accepted: the next attempt composes it again. Unclear once: each must repeat these bytes.
      ...(unclearAttempts === 0 && { sealed: null }),
    })
    .where(
      and(
        isMail(keyOf(mail)),
        eq(mails.state, "sending"),
        sql`${mails.claimedBy} is not distinct from ${mail.claimedBy}`,
      ),
    )
    .returning({ id: mails.id });
  if (!recorded) return [];
  if (pause === null) await enqueueReturned(tx, mail);
  return [lineOf(pause === null ? "failed" : "put off", mail)];
}

/** Nothing was handed over. While the database is away that says nothing about the mail. */
async function recordUnworded(
  tx: Tx,
  { unworded, claimedBy, fault, error }: Extract<Settled, { fault: string }>,
): Promise<void> {
  const tried = isOutage(error)
    ? {}
    : {
        attempts: sql`${mails.attempts} + 1`,
        firstAttemptAt: sql`coalesce(${mails.firstAttemptAt}, now())`,
        nextAttemptAt: sql`now() + ${UNWORDED_PAUSE}`,
        lastError: `The email could not be written (fault ${fault}).`,
      };
  await tx
    .update(mails)
    .set({ state: "queued", claimedBy: null, ...tried })
    .where(
      and(
        isMail(unworded),
        eq(mails.claimedBy, claimedBy),
        inArray(mails.state, ["queued", "sending"]),
      ),
    );
}
