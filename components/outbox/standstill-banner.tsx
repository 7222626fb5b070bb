import { Moment } from "@/components/shell/moment";
import { Banner } from "@/components/ui/banner";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Standstill } from "@/lib/mail/dispatch/standstill";

/** Says that emails stand still, and since when; nothing while they leave. */
export function StandstillBanner({ standstill, clock }: { standstill: Standstill; clock: Clock }) {
  const t = useTranslations("outbox.standstill");
  const { isWorkerAway, isMailLate, newestBeatAt, oldestDueAt, heldSince } = standstill;
  // Why they are held stands on every page of the owners.
  if (!isWorkerAway && (!isMailLate || heldSince)) return null;
  const at = (moment: Date) => () => <Moment at={moment} clock={clock} />;
  return (
    <Banner tone="bad" title={t("title")} className="mb-4">
      {isWorkerAway && (
        <p>{newestBeatAt ? t.rich("workerAway", { at: at(newestBeatAt) }) : t("noWorker")}</p>
      )}
      {oldestDueAt && !heldSince && <p>{t.rich("late", { at: at(oldestDueAt) })}</p>}
    </Banner>
  );
}
