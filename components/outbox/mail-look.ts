import type { IconName } from "@/components/ui/icon";
import type { StateTone } from "@/components/ui/status";
import type { MailListRow } from "@/lib/outbox/queries";

type Look = {
  tone: StateTone;
  icon: IconName;
  word:
    | "queued"
    | "retry"
    | "sending"
    | "sent"
    | "kept"
    | "delivered"
    | "bounced"
    | "complained"
    | "failed"
    | "dropped";
};

const LOOKS: Record<Look["word"], Look> = {
  queued: { word: "queued", tone: "idle", icon: "clock" },
  retry: { word: "retry", tone: "wait", icon: "refresh-cw" },
  sending: { word: "sending", tone: "idle", icon: "send" },
  sent: { word: "sent", tone: "ok", icon: "circle-check" },
  delivered: { word: "delivered", tone: "ok", icon: "mail-check" },
  bounced: { word: "bounced", tone: "bad", icon: "mail-x" },
  complained: { word: "complained", tone: "bad", icon: "mail-x" },
  kept: { word: "kept", tone: "ok", icon: "inbox" },
  failed: { word: "failed", tone: "bad", icon: "circle-alert" },
  dropped: { word: "dropped", tone: "idle", icon: "ban" },
};

/** What became of a mail: the key of the words, and how they look. */
export function lookOf(mail: MailListRow): Look {
  if (mail.state === "queued") return mail.attempts > 0 ? LOOKS.retry : LOOKS.queued;
  if (mail.state !== "sent") return LOOKS[mail.state];
  if (mail.complainedAt) return LOOKS.complained;
  if (mail.bouncedAt) return LOOKS.bounced;
  if (mail.deliveredAt) return LOOKS.delivered;
  return mail.transport === "outbox" ? LOOKS.kept : LOOKS.sent;
}
