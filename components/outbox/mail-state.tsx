import { StateLine } from "@/components/ui/status";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailListRow } from "@/lib/outbox/queries";
import { lookOf } from "./mail-look";
import { viewReason } from "./mail-view";
import { ShownReason } from "./shown-reason";

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
