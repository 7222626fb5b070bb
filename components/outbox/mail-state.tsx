import { StateLine } from "@/components/ui/status";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailListRow } from "@/lib/outbox/queries";
import { lookOf } from "./mail-look";
import { type MailView, viewReason } from "./mail-view";

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

/** Why a mail was not sent, or what the server answered. */
export function MailReason({ mail }: { mail: MailListRow }) {
  return <ShownReason reason={viewReason(mail, useTranslations("outbox"))} />;
}

/** The same, where its words were made elsewhere. */
export function ShownReason({ reason }: { reason: MailView["reason"] }) {
  if (!reason) return null;
  const look = reason.bad ? "max-w-[62ch] text-sm text-danger wrap-anywhere" : "text-sm text-muted";
  return <span className={`block ${look}`}>{reason.text}</span>;
}
