import { and, eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mails, shops } from "@/db/schema";
import { renderMail } from "@/emails/render";
import { enqueue } from "@/lib/jobs/queue";
import type { Composed, Composer, MailRow, ShopRow } from "@/lib/mail/compose";
import type { DropReason, MailKind } from "@/lib/mail/kinds";
import {
  type Message,
  messageIdOf,
  oneLine,
  openMessage,
  sealMessage,
  senderAddress,
  threadIdOf,
} from "@/lib/mail/message";
import { pauseAfter, tooOldToRepeat } from "@/lib/mail/retry";
import { handOver, type Outcome, transportName } from "@/lib/mail/transport";
import { after } from "@/lib/time";

type Key = { shopId: string; mailId: string };
type Composers = Record<MailKind, Composer>;

/**
 * Sends one mail of the log: words and stores it, hands it over, records the outcome. The three
 * steps commit apart, so a process that dies between two of them is followed by one that hands over
 * the same message under the same Message-ID.
 */
export async function deliverMail(key: Key, composers: Composers): Promise<void> {
  const ready = await transaction((tx) => prepare(tx, key, composers));
  if (!ready) return;
  const outcome = await handOver(key.mailId, ready.message);
  await transaction((tx) => record(tx, ready.mail, outcome));
}

function isMail(key: Key) {
  return and(eq(mails.shopId, key.shopId), eq(mails.id, key.mailId));
}

async function prepare(tx: Tx, key: Key, composers: Composers) {
  const [mail] = await tx.select().from(mails).where(isMail(key)).for("update");
  if (!mail || (mail.state !== "queued" && mail.state !== "sending")) return null;
  const message = mail.sealed ? openMessage(mail.sealed) : await word(tx, mail, composers);
  if ("drop" in message) {
    await drop(tx, key, message.drop);
    return null;
  }
  const [begun] = await tx
    .update(mails)
    .set({
      state: "sending",
      attempts: mail.attempts + 1,
      firstAttemptAt: sql`coalesce(${mails.firstAttemptAt}, now())`,
      transport: transportName(),
      subject: message.subject,
      sealed: sealMessage(message),
    })
    .where(isMail(key))
    .returning();
  return begun ? { mail: begun, message } : null;
}

async function drop(tx: Tx, key: Key, reason: DropReason): Promise<void> {
  await tx.update(mails).set({ state: "dropped", dropReason: reason }).where(isMail(key));
}

async function word(
  tx: Tx,
  mail: MailRow,
  composers: Composers,
): Promise<Message | { drop: DropReason }> {
  const [shop] = await tx.select().from(shops).where(eq(shops.id, mail.shopId));
  if (!shop) throw new Error("A mail without its shop.");
  const composed = await composers[mail.kind](tx, mail, shop);
  return "drop" in composed ? composed : buildMessage(mail, shop, composed);
}

async function buildMessage(
  mail: MailRow,
  shop: ShopRow,
  composed: Exclude<Composed, { drop: DropReason }>,
): Promise<Message> {
  const { html, text } = await renderMail(composed.element);
  const shopName = oneLine(shop.name);
  return {
    from: { name: shopName, address: senderAddress() },
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
      ...(composed.oneClickUrl && {
        "List-Unsubscribe": `<${composed.oneClickUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

async function record(tx: Tx, mail: MailRow, outcome: Outcome): Promise<void> {
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
  const givenUp = outcome.result === "never" || (unclear && tooOldToRepeat(age));
  const pause = givenUp ? null : pauseAfter(mail.attempts, age, outcome.unreachable);
  const nextAttemptAt = pause === null ? null : after(now, pause);
  await tx
    .update(mails)
    .set({
      state: nextAttemptAt ? "queued" : "failed",
      nextAttemptAt,
      lastError: outcome.reason,
      // Surely not accepted: the next try words it anew. Unclear: it must repeat these bytes.
      ...(!unclear && { sealed: null }),
    })
    .where(and(isMail(key), eq(mails.state, "sending")));
  if (nextAttemptAt) {
    await enqueue(tx, "send_mail", key, { runAt: nextAttemptAt, jobKey: `mail:${mail.id}` });
  }
}
