import { Moment } from "@/components/shell/moment";
import { StateLine } from "@/components/ui/status";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Recovery } from "@/lib/updates/recovery";

export interface RecoveryLineProps {
  rating: { recovery: Recovery; waits: boolean; recoveredAt: Date | null };
  clock: Clock;
}

/** Whether anybody has answered a low rating, and how it went. */
export function RecoveryLine({ rating, clock }: RecoveryLineProps) {
  const t = useTranslations("ratings.recovery");
  const { recovery, waits, recoveredAt } = rating;
  if (waits) return <StateLine tone="wait">{t("waits")}</StateLine>;
  if (recovery === "unanswered") return <StateLine tone="bad">{t("unanswered")}</StateLine>;
  if (!recoveredAt) return <StateLine tone="open">{t("progress")}</StateLine>;
  const day = () => <Moment at={recoveredAt} clock={clock} look="day" />;
  return <StateLine tone="ok">{t.rich("recovered", { day })}</StateLine>;
}
