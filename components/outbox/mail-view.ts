import type { ReactNode } from "react";
import { type MomentView, type TimeWords, viewMoment } from "@/components/shell/moment-view";
import type { IconName } from "@/components/ui/icon";
import type { StateTone } from "@/components/ui/status";
import type { Clock } from "@/lib/base/format";
import type { useTranslations } from "@/lib/i18n/use-translations";
import type { MailListRow } from "@/lib/outbox/queries";
import { lookOf } from "./mail-look";

/** One email as its row shows it: words, and what to do about a failed one. */
export type MailView = {
  id: string;
  state: { tone: StateTone; icon: IconName; text: string };
  /** When it left, or is due, with the words around the moment. */
  when: { before: string; moment: MomentView | null; after: string } | null;
  title: string;
  /** Which email it is, where the title is its subject. */
  kind: string | null;
  /** Why it was not sent, or what the server answered. */
  reason: { text: string; bad: boolean } | null;
  /** What to do about a failed one. */
  acts: ReactNode;
  to: string;
  order: { href: string; number: string } | null;
  created: MomentView;
};

/** The catalogue's parts an email's row takes its words from. */
export type MailWords = {
  outbox: ReturnType<typeof useTranslations<"outbox">>;
  kinds: ReturnType<typeof useTranslations<"mailKinds">>;
  time: TimeWords;
};

export function viewMail(
  mail: MailListRow,
  clock: Clock,
  words: MailWords,
  acts: ReactNode,
): MailView {
  const { word, tone, icon } = lookOf(mail);
  const kind = words.kinds(mail.kind);
  return {
    id: mail.id,
    state: { tone, icon, text: words.outbox(`state.${word}`) },
    when: viewWhen(mail, clock, words),
    title: mail.subject ?? kind,
    kind: mail.subject ? kind : null,
    reason: viewReason(mail, words.outbox),
    acts,
    to: mail.toAddress,
    order: mail.orderNumber ? { href: orderAddress(mail), number: mail.orderNumber } : null,
    created: viewMoment(mail.createdAt, clock, words.time),
  };
}

/** The card a mail belongs to, or its order. */
export function orderAddress(mail: Pick<MailListRow, "orderId" | "updateId">): string {
  return `/orders/${mail.orderId}${mail.updateId ? `#update-${mail.updateId}` : ""}`;
}

const GAP = "\u0000";

function viewWhen(mail: MailListRow, clock: Clock, { outbox, time }: MailWords): MailView["when"] {
  const around = (key: "at" | "retryAt" | "queuedAt", at: Date) => {
    const [before = "", after = ""] = outbox.markup(`state.${key}`, { at: () => GAP }).split(GAP);
    return { before, moment: viewMoment(at, clock, time), after };
  };
  const left = mail.complainedAt ?? mail.bouncedAt ?? mail.deliveredAt ?? mail.sentAt;
  if (mail.state === "sent" && left) return around("at", left);
  if (mail.state !== "queued") return null;
  if (mail.nextAttemptAt) return around("retryAt", mail.nextAttemptAt);
  if (mail.sendAt <= clock.now) return { before: outbox("state.due"), moment: null, after: "" };
  return around("queuedAt", mail.sendAt);
}

function viewTries(mail: MailListRow, error: string, outbox: MailWords["outbox"]) {
  const tries = outbox("tries", { error, attempts: mail.attempts });
  const isUnclear = mail.state === "failed" && mail.unclearAttempts > 0;
  return { text: isUnclear ? `${tries} ${outbox("unclear")}` : tries, bad: true };
}

/** Why a mail was not sent, or what the server or the provider answered. */
export function viewReason(mail: MailListRow, outbox: MailWords["outbox"]): MailView["reason"] {
  const { lastError: error } = mail;
  if (mail.state === "dropped") {
    const key = `reasons.${mail.dropReason}` as "reasons.reopened";
    return { text: outbox.has(key) ? outbox(key) : outbox("reasonUnknown"), bad: false };
  }
  if (mail.state !== "sent") return error ? viewTries(mail, error, outbox) : null;
  if (!mail.complainedAt && !mail.bouncedAt) return null;
  const words = { words: error ?? "", told: error ? "yes" : "no" };
  return { text: outbox(mail.complainedAt ? "complainedText" : "bouncedText", words), bad: true };
}
