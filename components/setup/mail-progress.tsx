import { Link } from "@/components/shell/link";
import { type Clock, formatTime } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { TestMail } from "@/lib/setup/test-state";

export interface MailProgressProps {
  mail: TestMail;
  clock: Clock;
  /** Says which mail it is: where several stand together. */
  named?: boolean;
}

/** How far one mail is, and where to read it. */
export function MailProgress({ mail, clock, named }: MailProgressProps) {
  const t = useTranslations("setup.test");
  const kinds = useTranslations("mailKinds");
  const words = useWords(mail, clock);
  const kept = mail.state === "sent" && mail.transport === "outbox";
  return (
    <p>
      {named ? t("named", { kind: kinds(mail.kind), state: words }) : words}
      {mail.state === "queued" ? null : (
        <>
          {" "}
          <Link href={`/outbox/${mail.id}`}>{kept ? t("read") : t("view")}</Link>
        </>
      )}
    </p>
  );
}

function useWords(mail: TestMail, clock: Clock): string {
  const t = useTranslations("setup.test.mail");
  const { state, toAddress: to, sentAt, sendAt, lastError, transport } = mail;
  const reason = lastError ?? "";
  if (state === "queued" && lastError) return t("retry", { reason });
  if (state === "queued" && sendAt > clock.now) {
    return t("queuedAt", { at: formatTime(sendAt, clock) });
  }
  if (state === "sent" && transport === "outbox") return t("kept");
  if (state === "sent") return t("sent", { to, at: formatTime(sentAt ?? sendAt, clock) });
  if (state === "failed") return t("failed", { reason });
  return t(state);
}
