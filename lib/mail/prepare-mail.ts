import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { sendLast, type Tx } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mails } from "@/db/schema";
import { type CommonFacts, readCommonFacts } from "@/lib/mail/common-facts";
import type { DueMail } from "@/lib/mail/compose";
import { readWayOut } from "@/lib/mail/installation-mail";
import type { DropReason, MailKind } from "@/lib/mail/kinds";
import { type Ended, lineOf, type MailLine } from "@/lib/mail/mail-log";
import { type Message, sealMessage } from "@/lib/mail/message";
import { type Ready, repeatUnlessPointless } from "@/lib/mail/repeat-mail";
import { mayRepeat as mayTryAgain } from "@/lib/mail/retry";
import { enqueueReturned } from "@/lib/mail/returned";
import type { Transport } from "@/lib/mail/transport";
import { type Kind, wordMail } from "@/lib/mail/word-mail";

export type MailKey = { shopId: string; mailId: string };
export type KindOf = (name: MailKind) => Kind;

/** A mail that is worded and stored, and can be handed over. */
export type Begun = { mail: DueMail; message: Message; transport: Transport };
/** What can be handed over, and what is to be told of the mails that ended instead. */
export type Prepared = { begun: Begun[]; ended: MailLine[] };

const NOTHING: Prepared = { begun: [], ended: [] };

export function isMail(key: MailKey): SQL | undefined {
  return and(eq(mails.shopId, key.shopId), eq(mails.id, key.mailId));
}

/** When an email may be tried: its time, or that of its next try. */
const DUE_AT = sql`coalesce(${mails.nextAttemptAt}, ${mails.sendAt})`;

/**
 * Words a mail from the facts of now and stores it, or records why it does not leave, or not yet.
 * With `claimedBy` only a mail that this worker still has in hand, and whose time has come. Several
 * are about different matters: their questions are sent side by side, and what can be handed over comes
 * in any order. One that was stored before is prepared by itself: it takes a savepoint.
 */
export async function prepareAll(
  tx: Tx,
  keys: readonly MailKey[],
  kindOf: KindOf,
  claimedBy?: string,
): Promise<Prepared> {
  const locked = await lockMails(tx, keys, claimedBy);
  const waiting = locked.filter(({ state }) => state === "queued" || state === "sending");
  if (keys.length > 1 && waiting.some(({ sealed }) => sealed))
    throw new Error("A repeat among others.");
  const early = claimedBy ? waiting.filter(({ isDue }) => !isDue) : [];
  for (const { shopId, id: mailId } of early) {
    await tx.update(mails).set({ claimedBy: null }).where(isMail({ shopId, mailId }));
  }
  const due = waiting.filter((mail) => !early.includes(mail));
  if (due.length === 0) return NOTHING;
  const facts = await readCommonFacts(tx, due);
  // All of them end before the transaction does.
  const worded = await Promise.allSettled(
    due.map(async (mail) => settle(tx, mail, kindOf(mail.kind), facts.get(mail.id) ?? lost())),
  );
  const failed = worded.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  const settled = worded.flatMap((one) => (one.status === "fulfilled" && one.value) || []);
  const ready = settled.filter((one) => "message" in one);
  const ended = settled.flatMap((one) => ("ended" in one ? one.ended : []));
  return { begun: ready.length > 0 ? beginAll(tx, ready) : [], ended };
}

function lost(): never {
  throw new Error("A mail without its facts.");
}

function lockMails(tx: Tx, keys: readonly MailKey[], claimedBy?: string) {
  const shopIds = [...new Set(keys.map(({ shopId }) => shopId))];
  const ids = keys.map(({ mailId }) => mailId);
  return tx
    .select({
      ...getTableColumns(mails),
      now: sql<Date>`now()`.mapWith(mails.sendAt),
      isDue: sql<boolean>`${DUE_AT} <= now()`,
    })
    .from(mails)
    .where(
      and(
        oneOf(mails.shopId, shopIds),
        oneOf(mails.id, ids),
        claimedBy ? eq(mails.claimedBy, claimedBy) : undefined,
      ),
    )
    .orderBy(mails.id)
    .for("update");
}

/** A mail in words, and how it goes out. */
type Worded = Ready & { mail: DueMail; transport: Transport };

/** Null: it does not leave yet, which is recorded. */
async function settle(
  tx: Tx,
  mail: DueMail,
  kind: Kind,
  common: CommonFacts,
): Promise<Worded | Ended | null> {
  const facts = await readWayOut(kind, common);
  if (!facts) return drop(tx, mail, kind, "no_sign_in_mail");
  const { transport } = facts;
  const { unclearAttempts, shopId, id: mailId } = mail;
  if (
    unclearAttempts > 0 &&
    !mayTryAgain({ transport: transport.name, unclearAttempts, age: ageOf(mail) })
  ) {
    await leaveToAPerson(tx, mail);
    return { ended: lineOf("failed", mail) };
  }
  const ready = mail.sealed
    ? await repeatUnlessPointless(tx, mail, mail.sealed, (inner) =>
        wordMail(inner, mail, kind, facts),
      )
    : await wordMail(tx, mail, kind, facts);
  if ("wait" in ready) {
    const nextAttemptAt = sql`now() + ${ready.wait} * interval '1 millisecond'`;
    const set = { nextAttemptAt, claimedBy: null };
    await tx.update(mails).set(set).where(isMail({ shopId, mailId }));
    return null;
  }
  if ("drop" in ready) return drop(tx, mail, kind, ready.drop);
  return { ...ready, mail, transport };
}

/** Records why a mail is not sent. */
async function drop(tx: Tx, mail: DueMail, kind: Kind, reason: DropReason): Promise<Ended> {
  const key = { shopId: mail.shopId, mailId: mail.id };
  const set = { state: "dropped", dropReason: reason, nextAttemptAt: null } as const;
  await tx
    .update(mails)
    .set({ ...set, claimedBy: null })
    .where(isMail(key));
  await kind.dropped?.(tx, key, reason);
  return { ended: { ...lineOf("dropped", mail), reason } };
}

/** Milliseconds since a mail was tried first. */
export function ageOf(mail: DueMail): number {
  return mail.now.getTime() - (mail.firstAttemptAt ?? mail.now).getTime();
}

/** Workers have died over it: whether the customer has it nobody knows, and one more could be one too many. */
async function leaveToAPerson(tx: Tx, mail: DueMail): Promise<void> {
  await tx
    .update(mails)
    .set({ state: "failed", claimedBy: null, nextAttemptAt: null })
    .where(isMail({ shopId: mail.shopId, mailId: mail.id }));
  await enqueueReturned(tx, mail);
}

/** From here on the same bytes are repeated until somebody says what became of them. */
function beginAll(tx: Tx, worded: Worded[]): Begun[] {
  const rows = worded.map(({ mail, message, transport, countsTowardBudget }) => ({
    ...{ id: mail.id, shopId: mail.shopId, transport: transport.name, countsTowardBudget },
    subject: message.subject,
    sealed: mail.sealed ? null : sealMessage(message).toString("base64"),
  }));
  sendLast(
    tx
      .update(mails)
      .set({
        state: "sending",
        attempts: sql`${mails.attempts} + 1`,
        firstAttemptAt: sql`coalesce(${mails.firstAttemptAt}, now())`,
        transport: sql`b."transport"`,
        subject: sql`b."subject"`,
        sealed: sql`coalesce(${mails.sealed}, decode(b."sealed", 'base64'))`,
        countsTowardBudget: sql`b."countsTowardBudget"`,
      })
      .from(sql`json_to_recordset(${JSON.stringify(rows)}::json) as b(
      "shopId" uuid, "id" uuid, "transport" text, "subject" text, "sealed" text, "countsTowardBudget" boolean)`)
      .where(sql`${mails.shopId} = b."shopId" and ${mails.id} = b."id"`),
  );
  return worded.map(({ mail, message, transport, countsTowardBudget }) => ({
    mail: {
      ...mail,
      ...{ state: "sending", attempts: mail.attempts + 1, countsTowardBudget },
      ...{ firstAttemptAt: mail.firstAttemptAt ?? mail.now, transport: transport.name },
    },
    message,
    transport,
  }));
}
