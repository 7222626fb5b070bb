import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mails, orders, shops } from "@/db/schema";
import { renderMail } from "@/emails/render";
import { after } from "@/lib/base/time";
import { enqueue } from "@/lib/jobs/queue";
import { isBlockedMail } from "@/lib/mail/blocked-addresses";
import type { Composer, MailRow, ShopRow, Worded } from "@/lib/mail/compose";
import type { DropReason, MailKind } from "@/lib/mail/kinds";
import { logoOfShop } from "@/lib/mail/logo";
import { mailLocale } from "@/lib/mail/mail-locale";
import { readMailWay } from "@/lib/mail/mail-way";
import {
  type Message,
  messageIdOf,
  oneLine,
  openMessage,
  sealMessage,
  threadIdOf,
} from "@/lib/mail/message";
import { pauseAfter, tooOldToRepeat } from "@/lib/mail/retry";
import { applyShopTexts } from "@/lib/mail/shop-texts";
import { handOver, type Outcome } from "@/lib/mail/transport";

type Key = { shopId: string; mailId: string };
type Composers = Record<MailKind, Composer>;

/**
 * Sends one mail of the log: words and stores it, hands it over, records the outcome. The three
 * steps commit apart, so a process that dies between two of them is followed by one that hands over
 * the same message under the same Message-ID.
 */
export async function deliverMail(key: Key, composers: Composers): Promise<void> {
  const ready = await transaction((tx) => prepare(tx, key, (kind) => composers[kind]));
  if (!ready) return;
  const outcome = await handOver(ready.transport, key.mailId, ready.message);
  await transaction((tx) => record(tx, ready.mail, outcome));
}

/**
 * Sends one mail while somebody waits for the answer: what keeps it from leaving now fails it at
 * once. Null when there was nothing to send.
 */
export async function tryMail(key: Key, composer: Composer): Promise<Outcome | null> {
  const ready = await transaction((tx) => prepare(tx, key, () => composer));
  if (!ready) return null;
  const outcome = await handOver(ready.transport, key.mailId, ready.message);
  await transaction((tx) => record(tx, ready.mail, outcome, { once: true }));
  return outcome;
}

function isMail(key: Key) {
  return and(eq(mails.shopId, key.shopId), eq(mails.id, key.mailId));
}

async function prepare(tx: Tx, key: Key, composerOf: (kind: MailKind) => Composer) {
  const [mail] = await tx.select().from(mails).where(isMail(key)).for("update");
  if (!mail || (mail.state !== "queued" && mail.state !== "sending")) return null;
  const way = await readMailWay(key.shopId);
  const composer = composerOf(mail.kind);
  const worded = mail.sealed
    ? { message: openMessage(mail.sealed), countsTowardBudget: mail.countsTowardBudget }
    : await word(tx, mail, composer, way.from);
  if ("drop" in worded) {
    await drop(tx, key, worded.drop);
    await composer.dropped?.(tx, key, worded.drop);
    return null;
  }
  const { message, countsTowardBudget } = worded;
  const [begun] = await tx
    .update(mails)
    .set({
      state: "sending",
      attempts: mail.attempts + 1,
      firstAttemptAt: sql`coalesce(${mails.firstAttemptAt}, now())`,
      transport: way.transport.name,
      countsTowardBudget,
      subject: message.subject,
      sealed: sealMessage(message),
    })
    .where(isMail(key))
    .returning();
  return begun ? { mail: begun, message, transport: way.transport } : null;
}

async function drop(tx: Tx, key: Key, reason: DropReason): Promise<void> {
  await tx.update(mails).set({ state: "dropped", dropReason: reason }).where(isMail(key));
}

async function word(
  tx: Tx,
  mail: MailRow,
  composer: Composer,
  from: string,
): Promise<{ message: Message; countsTowardBudget: boolean } | { drop: DropReason }> {
  const [row] = await tx
    .select({ ...getTableColumns(shops), logo: logoOfShop })
    .from(shops)
    .where(eq(shops.id, mail.shopId));
  if (!row) throw new Error("A mail without its shop.");
  const shop = { ...row, locale: await mailLocale(tx, mail, row) };
  if (await hasMoved(tx, mail)) return { drop: "address_gone" };
  if (await isBlockedMail(tx, mail)) return { drop: "blocked" };
  const composed = await composer(tx, mail, shop);
  if ("drop" in composed) return composed;
  const finished = await applyShopTexts(tx, mail, shop, composed);
  return {
    message: await buildMessage(mail, shop, finished, from),
    countsTowardBudget: composed.countsTowardBudget ?? false,
  };
}

/** Whether the order a customer is written to about belongs to another address by now. */
async function hasMoved(tx: Tx, mail: MailRow): Promise<boolean> {
  if (!mail.customerId || !mail.orderId) return false;
  const [order] = await tx
    .select({ email: orders.email })
    .from(orders)
    .where(and(eq(orders.shopId, mail.shopId), eq(orders.id, mail.orderId)));
  return order?.email !== mail.toAddress;
}

async function buildMessage(
  mail: MailRow,
  shop: ShopRow,
  composed: Worded,
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
      ...(composed.oneClickUrl && {
        "List-Unsubscribe": `<${composed.oneClickUrl}>`,
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
      // Surely not accepted: the next try words it anew. Unclear: it must repeat these bytes.
      ...(!unclear && { sealed: null }),
    })
    .where(and(isMail(key), eq(mails.state, "sending")));
  if (nextAttemptAt) {
    await enqueue(tx, "send_mail", key, { runAt: nextAttemptAt, jobKey: `mail:${mail.id}` });
  }
}
