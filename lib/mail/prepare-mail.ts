import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { sendLast, type Tx } from "@/db/client";
import { mails } from "@/db/schema";
import { renderMail } from "@/emails/render";
import { type CommonFacts, readCommonFacts } from "@/lib/mail/common-facts";
import type { ComposedMail, Drop, DueMail, ShopRow, Wait } from "@/lib/mail/compose";
import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import { readWayOut } from "@/lib/mail/installation-mail";
import { DELAYED_KINDS, type DropReason, type MailKind } from "@/lib/mail/kinds";
import { type Message, messageIdOf, oneLine, sealMessage, threadIdOf } from "@/lib/mail/message";
import { type Ready, repeatUnlessPointless } from "@/lib/mail/repeat-mail";
import { mayRepeat } from "@/lib/mail/retry";
import { enqueueReturned } from "@/lib/mail/returned";
import { applyShopTexts } from "@/lib/mail/shop-texts";
import type { Transport } from "@/lib/mail/transport";

export type MailKey = { shopId: string; mailId: string };
/** What delivery reads of a kind; only wording it is a must. */
export type Kind = Pick<MailKindDefinition, "compose"> & Partial<MailKindDefinition>;
export type KindOf = (name: MailKind) => Kind;

/** A mail that is worded and stored, and can be handed over. */
export type Begun = { mail: DueMail; message: Message; transport: Transport };

export function isMail(key: MailKey): SQL | undefined {
  return and(eq(mails.shopId, key.shopId), eq(mails.id, key.mailId));
}

/** When an email may be tried: its time, or that of its next try. */
const DUE_AT = sql`coalesce(${mails.nextAttemptAt}, ${mails.sendAt})`;

/**
 * Words a mail from the facts of now and stores it, or records why it does not leave, or not yet.
 * Null when there is nothing to hand over. With `claimedBy` only a mail that this worker still has
 * in hand, and whose time has come.
 */
export async function prepare(
  tx: Tx,
  key: MailKey,
  kindOf: KindOf,
  claimedBy?: string,
): Promise<Begun | null> {
  const [mail] = await tx
    .select({
      ...getTableColumns(mails),
      now: sql<Date>`now()`.mapWith(mails.sendAt),
      isDue: sql<boolean>`${DUE_AT} <= now()`,
    })
    .from(mails)
    .where(and(isMail(key), claimedBy ? eq(mails.claimedBy, claimedBy) : undefined))
    .for("update");
  if (!mail || (mail.state !== "queued" && mail.state !== "sending")) return null;
  if (claimedBy && !mail.isDue) {
    await tx.update(mails).set({ claimedBy: null }).where(isMail(key));
    return null;
  }
  const kind = kindOf(mail.kind);
  const facts = await readWayOut(kind, await readCommonFacts(tx, mail));
  if (!facts) {
    await drop(tx, mail, kind, "no_sign_in_mail");
    return null;
  }
  const { transport } = facts;
  const { unclearAttempts } = mail;
  if (
    unclearAttempts > 0 &&
    !mayRepeat({ transport: transport.name, unclearAttempts, age: ageOf(mail) })
  ) {
    await leaveToAPerson(tx, mail);
    return null;
  }
  const ready = mail.sealed
    ? await repeatUnlessPointless(tx, mail, mail.sealed, (inner) =>
        compose(inner, mail, kind, facts),
      )
    : await compose(tx, mail, kind, facts);
  if ("wait" in ready) {
    const nextAttemptAt = sql`now() + ${ready.wait} * interval '1 millisecond'`;
    await tx.update(mails).set({ nextAttemptAt, claimedBy: null }).where(isMail(key));
    return null;
  }
  if ("drop" in ready) {
    await drop(tx, mail, kind, ready.drop);
    return null;
  }
  return begin(tx, mail, ready, transport);
}

/** Records why a mail is not sent. */
async function drop(tx: Tx, mail: DueMail, kind: Kind, reason: DropReason): Promise<void> {
  const key = { shopId: mail.shopId, mailId: mail.id };
  const set = { state: "dropped", dropReason: reason, nextAttemptAt: null } as const;
  await tx
    .update(mails)
    .set({ ...set, claimedBy: null })
    .where(isMail(key));
  await kind.dropped?.(tx, key, reason);
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
function begin(
  tx: Tx,
  mail: DueMail,
  { message, countsTowardBudget }: Ready,
  transport: Transport,
): Begun {
  const set = {
    state: "sending",
    attempts: mail.attempts + 1,
    firstAttemptAt: mail.firstAttemptAt ?? mail.now,
    transport: transport.name,
    subject: message.subject,
    sealed: mail.sealed ?? sealMessage(message),
    countsTowardBudget,
  } as const;
  sendLast(
    tx
      .update(mails)
      .set(set)
      .where(isMail({ shopId: mail.shopId, mailId: mail.id })),
  );
  return { mail: { ...mail, ...set }, message, transport };
}

async function compose(
  tx: Tx,
  mail: DueMail,
  kind: Kind,
  facts: CommonFacts,
): Promise<Ready | Drop | Wait> {
  const { shop, ownTexts } = facts;
  if (facts.hasMoved) return { drop: "address_gone" };
  if (kind.class === "feedback" && facts.isBlocked) return { drop: "blocked" };
  if (kind.usefulFor && lateBy(mail) > kind.usefulFor) {
    return { drop: kind.class === "sign-in" ? "link_over" : "too_late" };
  }
  const composed = await kind.compose(tx, mail, shop);
  if (!("element" in composed)) return composed;
  const finished = await applyShopTexts(tx, mail, shop, {
    composed,
    editable: kind.editable,
    ownTexts,
  });
  return {
    message: await buildMessage(mail, shop, finished, facts.from),
    countsTowardBudget: kind.budgeted === true && Boolean(composed.unsubscribeUrl),
  };
}

/** Milliseconds since it was asked for, or since the time that was set for it. */
function lateBy(mail: DueMail): number {
  const isDelayed = DELAYED_KINDS.some((kind) => kind === mail.kind);
  return mail.now.getTime() - (isDelayed ? mail.sendAt : mail.createdAt).getTime();
}

async function buildMessage(
  mail: DueMail,
  shop: ShopRow,
  composed: ComposedMail,
  from: string,
): Promise<Message> {
  const { html, text } = await renderMail(composed.element);
  const shopName = oneLine(shop.name);
  return {
    from: { name: shopName, address: from },
    to: { name: oneLine(mail.toName), address: mail.toAddress },
    replyTo: { name: shopName, address: shop.replyTo },
    subject: oneLine(composed.subject),
    html,
    text,
    messageId: messageIdOf(mail.id),
    inReplyTo: mail.updateId && threadIdOf(mail.updateId),
    date: mail.now.toISOString(),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(composed.unsubscribeUrl && {
        "List-Unsubscribe": `<${composed.unsubscribeUrl}/one-click>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}
