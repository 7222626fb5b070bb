import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { KeyValues } from "@/components/ui/layout";
import { type Clock, formatTime } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Runs } from "@/lib/nps/campaigns/queries";
import { nextInviting } from "@/lib/worker/schedule";

export interface RunFactsProps {
  runs: Runs;
  on: boolean;
  clock: Clock;
}

/** The next run, and what recent runs decided. */
export function RunFacts({ runs, on, clock }: RunFactsProps) {
  const t = useTranslations("npsSettings.runs");
  return (
    <div className="grid grid-cols-1 gap-3">
      <p>{on ? t("next", { time: formatTime(nextInviting(clock.now), clock) }) : t("paused")}</p>
      {runs.lastAt === null ? (
        <p className="text-muted">{t("never")}</p>
      ) : (
        <>
          <p>
            {t.rich("last", {
              moment: () => runs.lastAt && <Moment at={runs.lastAt} clock={clock} />,
            })}
          </p>
          <KeyValues
            items={(["day", "week"] as const).map((span) => ({
              key: span,
              label: t("span", { span }),
              value: t("counts", runs[span]),
            }))}
          />
        </>
      )}
      <p>
        <Link href="/nps/asking">{t("link")}</Link>
      </p>
    </div>
  );
}
