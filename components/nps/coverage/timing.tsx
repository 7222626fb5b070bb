import { KpiStrip } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Hint } from "@/components/ui/field";
import { spanBetween } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { BLOCK_HOURS, bestBlock, inBlocks, SLOT_FROM } from "@/lib/nps/coverage/best-slot";
import { RIPE_DAYS } from "@/lib/nps/coverage/period";
import { rateOf } from "@/lib/nps/coverage/proportions";
import type { Timing as TimingFigures } from "@/lib/nps/coverage/timing";
import { clockHour, dayName } from "./slot-names";
import { TimingGrid } from "./timing-grid";

export interface TimingProps {
  timing: TimingFigures;
  locale: string;
}

/** Response rate as a whole, its best time if there is one, and every hour of the week. */
export function Timing({ timing, locale }: TimingProps) {
  const t = useTranslations("npsAsking.timing");
  const overall = rateOf(timing.all);
  if (!overall) {
    return (
      <EmptyState icon="clock" headingLevel={3} title={t("empty.title")}>
        {t("empty.text", { days: RIPE_DAYS })}
      </EmptyState>
    );
  }
  return (
    <>
      <Figures timing={timing} overall={overall} locale={locale} />
      <div className="sm:hidden">
        <TimingGrid slots={inBlocks(timing.slots)} hours={BLOCK_HOURS} locale={locale} />
      </div>
      <div className="hidden sm:block">
        <TimingGrid slots={timing.slots} hours={1} locale={locale} />
      </div>
      <Hint className="mt-2">{t("fewHint", { count: SLOT_FROM })}</Hint>
    </>
  );
}

type FiguresProps = TimingProps & { overall: NonNullable<ReturnType<typeof rateOf>> };

function Figures({ timing, overall, locale }: FiguresProps) {
  const t = useTranslations("npsAsking.timing");
  const asking = useTranslations("npsAsking");
  const labels = useTranslations("labels");
  const best = bestBlock(timing.slots);
  const { hits, n } = timing.all;
  return (
    <KpiStrip
      className="mb-4"
      items={[
        {
          label: t("overall"),
          value: asking("share", { share: overall.rate }),
          note: t("overallNote", { ...overall.interval, hits, n }),
        },
        {
          label: t("median"),
          value: timing.medianMinutes === null ? labels("none") : <Lasting {...timing} />,
          note: labels("answerCount", { count: hits }),
        },
        best
          ? {
              label: t("best"),
              value: t("bestSlot", {
                day: dayName(best.day, locale, "long"),
                from: clockHour(best.hour),
                to: clockHour(best.hour + BLOCK_HOURS),
              }),
              note: t("bestNote", { rate: best.hits / best.n, n: best.n }),
            }
          : { label: t("best"), value: t("noBest"), note: t("noBestNote") },
      ]}
    />
  );
}

function Lasting({ medianMinutes }: Pick<TimingFigures, "medianMinutes">) {
  const t = useTranslations("npsAsking.timing");
  const minutes = Math.round(medianMinutes ?? 0);
  const span = spanBetween(new Date(0), new Date(minutes * 60_000));
  return t("span", { minutes: 0, hours: 0, days: 0, ...span });
}
