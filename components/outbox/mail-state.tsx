import { Moment } from "@/components/shell/moment";
import type { IconName } from "@/components/ui/icon";
import { StateLine, type StateTone } from "@/components/ui/status";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
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

function lookOf(mail: MailListRow): Look {
  if (mail.state === "queued") return mail.attempts > 0 ? LOOKS.retry : LOOKS.queued;
  if (mail.state !== "sent") return LOOKS[mail.state];
  if (mail.complainedAt) return LOOKS.complained;
  if (mail.bouncedAt) return LOOKS.bounced;
  if (mail.deliveredAt) return LOOKS.delivered;
  return mail.transport === "outbox" ? LOOKS.kept : LOOKS.sent;
}

export interface MailStateProps {
  mail: MailListRow;
  clock: Clock;
}

/** The outcome of a mail, in words. */
export function MailState({ mail }: { mail: MailListRow }) {
  const t = useTranslations("outbox.state");
  const { word, tone, icon } = lookOf(mail);
  return (
    <StateLine tone={tone} icon={icon}>
      {t(word)}
    </StateLine>
  );
}

/** When it left, or is due. */
export function MailMoment({ mail, clock }: MailStateProps) {
  const t = useTranslations("outbox.state");
  const at = (moment: Date) => () => <Moment at={moment} clock={clock} />;
  const left = mail.complainedAt ?? mail.bouncedAt ?? mail.deliveredAt ?? mail.sentAt;
  if (mail.state === "sent" && left) return t.rich("at", { at: at(left) });
  if (mail.state !== "queued") return null;
  if (mail.nextAttemptAt) return t.rich("retryAt", { at: at(mail.nextAttemptAt) });
  if (mail.sendAt <= clock.now) return t("due");
  return t.rich("queuedAt", { at: at(mail.sendAt) });
}

/** Why a mail was not sent, or what the server answered. */
export function MailReason({ mail }: { mail: MailListRow }) {
  const t = useTranslations("outbox");
  if (mail.state === "dropped") {
    const key = `reasons.${mail.dropReason}` as "reasons.reopened";
    return (
      <span className="block text-sm text-muted">{t.has(key) ? t(key) : t("reasonUnknown")}</span>
    );
  }
  if (mail.state === "sent") return <Returned mail={mail} />;
  if (!mail.lastError) return null;
  return (
    <span className="block max-w-[62ch] text-sm text-danger wrap-anywhere">
      {t("tries", { error: mail.lastError, attempts: mail.attempts })}
      {mail.state === "failed" && mail.unclearAttempts > 0 && <> {t("unclear")}</>}
    </span>
  );
}

/** What the provider said of a mail that came back. */
function Returned({ mail }: { mail: MailListRow }) {
  const t = useTranslations("outbox");
  if (!mail.complainedAt && !mail.bouncedAt) return null;
  const words = { words: mail.lastError ?? "", told: mail.lastError ? "yes" : "no" };
  return (
    <span className="block max-w-[62ch] text-sm text-danger wrap-anywhere">
      {t(mail.complainedAt ? "complainedText" : "bouncedText", words)}
    </span>
  );
}
