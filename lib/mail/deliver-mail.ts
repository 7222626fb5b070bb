import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mails, shops } from "@/db/schema";
import { renderMail } from "@/emails/render";
import { after } from "@/lib/base/time";
import { enqueue } from "@/lib/jobs/queue";
import { isBlocked } from "@/lib/mail/blocked-addresses";
import type { ComposedMail, ComposeMail, Drop, MailRow, ShopRow, Wait } from "@/lib/mail/compose";
import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import { hasMoved } from "@/lib/mail/has-moved";
import type { DropReason, MailKind } from "@/lib/mail/kinds";
import { logoOfShop } from "@/lib/mail/logo";
import { mailLocale } from "@/lib/mail/mail-locale";
import { type Message, messageIdOf, oneLine, sealMessage, threadIdOf } from "@/lib/mail/message";
import { type Ready, repeatUnlessPointless } from "@/lib/mail/repeat-mail";
import { pauseAfter, tooOldToRepeat } from "@/lib/mail/retry";
import { enqueueReturned } from "@/lib/mail/returned";
import { applyShopTexts } from "@/lib/mail/shop-texts";
import { readShopTransport } from "@/lib/mail/shop-transport";
import { type Outcome, send } from "@/lib/mail/transport";

type Key = { shopId: string; mailId: string };
/** What delivery reads of a kind; only wording it is a must. */
type Kind = Pick<MailKindDefinition, "compose"> & Partial<MailKindDefinition>;

/**
 * Sends one mail of the log: words and stores it, sends it, records the outcome. The three steps
 * commit apart, so a process that dies between two of them is followed by one that sends the same
 * message under the same Message-ID.
 */
export async function deliverMail(key: Key, kinds: Record<MailKind, Kind>): Promise<void> {
  const ready = await transaction((tx) => prepare(tx, key, (name) => kinds[name]));
  if (!ready) return;
  const outcome = await send(ready.transport, key.mailId, ready.message);
  await transaction((tx) => record(tx, ready.mail, outcome));
}

/**
 * Sends one mail while somebody waits for the answer: what keeps it from leaving now fails it at
 * once. Null when there was nothing to send.
 */
export async function sendNow(key: Key, compose: ComposeMail): Promise<Outcome | null> {
  const ready = await transaction((tx) => prepare(tx, key, () => ({ compose })));
  if (!ready) return null;
  const outcome = await send(ready.transport, key.mailId, ready.message);
  await transaction((tx) => record(tx, ready.mail, outcome, { once: true }));
  return outcome;
}

function isMail(key: Key) {
  return and(eq(mails.shopId, key.shopId), eq(mails.id, key.mailId));
}

async function prepare(tx: Tx, key: Key, kindOf: (name: MailKind) => Kind) {
  const [mail] = await tx.select().from(mails).where(isMail(key)).for("update");
  if (!mail || (mail.state !== "queued" && mail.state !== "sending")) return null;
  const { transport, from } = await readShopTransport(key.shopId);
  const kind = kindOf(mail.kind);
  const ready = mail.sealed
    ? await repeatUnlessPointless(tx, mail, mail.sealed, (inner) =>
        compose(inner, mail, kind, from),
      )
    : await compose(tx, mail, kind, from);
  if ("wait" in ready) {
    await lookAgain(tx, key, after(new Date(), ready.wait));
    return null;
  }
  if ("drop" in ready) {
    await drop(tx, key, ready.drop);
    await kind.dropped?.(tx, key, ready.drop);
    return null;
  }
  const { message, countsTowardBudget } = ready;
  const [begun] = await tx
    .update(mails)
    .set({
      state: "sending",
      attempts: mail.attempts + 1,
      firstAttemptAt: sql`coalesce(${mails.firstAttemptAt}, now())`,
      transport: transport.name,
      countsTowardBudget,
      subject: message.subject,
      sealed: sealMessage(message),
    })
    .where(isMail(key))
    .returning();
  return begun ? { mail: begun, message, transport } : null;
}

async function drop(tx: Tx, key: Key, reason: DropReason): Promise<void> {
  await tx.update(mails).set({ state: "dropped", dropReason: reason }).where(isMail(key));
}

function lookAgain(tx: Tx, key: Key, runAt: Date): Promise<void> {
  return enqueue(tx, "send_mail", key, { runAt, jobKey: `mail:${key.mailId}` });
}

async function compose(
  tx: Tx,
  mail: MailRow,
  kind: Kind,
  from: string,
): Promise<Ready | Drop | Wait> {
  const [row] = await tx
    .select({ ...getTableColumns(shops), logo: logoOfShop })
    .from(shops)
    .where(eq(shops.id, mail.shopId));
  if (!row) throw new Error("A mail without its shop.");
  const shop = { ...row, locale: await mailLocale(tx, mail, row) };
  if (await hasMoved(tx, mail)) return { drop: "address_gone" };
  if (kind.class === "feedback" && (await isBlocked(tx, mail.shopId, mail.toAddress))) {
    return { drop: "blocked" };
  }
  if (kind.usefulFor && Date.now() - mail.createdAt.getTime() > kind.usefulFor) {
    return { drop: "link_over" };
  }
  const composed = await kind.compose(tx, mail, shop);
  if (!("element" in composed)) return composed;
  const finished = await applyShopTexts(tx, mail, shop, { composed, editable: kind.editable });
  return {
    message: await buildMessage(mail, shop, finished, from),
    countsTowardBudget: kind.budgeted === true && Boolean(composed.unsubscribeUrl),
  };
}

async function buildMessage(
  mail: MailRow,
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
    date: new Date().toISOString(),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(composed.unsubscribeUrl && {
        "List-Unsubscribe": `<${composed.unsubscribeUrl}/one-click>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

async function record(
  tx: Tx,
  mail: MailRow,
  outcome: Outcome,
  { once = false } = {},
): Promise<void> {
  const key = { shopId: mail.shopId, mailId: mail.id };
  if (outcome.result === "sent") {
    await tx
      .update(mails)
      .set({
        state: "sent",
        sentAt: sql`now()`,
        nextAttemptAt: null,
        lastError: null,
        providerId: outcome.providerId,
      })
      .where(and(isMail(key), eq(mails.state, "sending")));
    return;
  }
  const now = new Date();
  const age = now.getTime() - (mail.firstAttemptAt ?? now).getTime();
  const unclear = outcome.result === "unclear";
  const givenUp = once || outcome.result === "never" || (unclear && tooOldToRepeat(age));
  const pause = givenUp ? null : pauseAfter(mail.attempts, age, outcome.unreachable);
  const nextAttemptAt = pause === null ? null : after(now, pause);
  await tx
    .update(mails)
    .set({
      state: nextAttemptAt ? "queued" : "failed",
      nextAttemptAt,
      lastError: outcome.reason,
      // Definitely not accepted: the next attempt composes it again. Unclear: it must repeat these bytes.
      ...(!unclear && { sealed: null }),
    })
    .where(and(isMail(key), eq(mails.state, "sending")));
  if (nextAttemptAt) await lookAgain(tx, key, nextAttemptAt);
  else await enqueueReturned(tx, mail);
}
