import { Link } from "@/components/shell/link";
import { KpiStrip } from "@/components/ui/card";
import { Hint } from "@/components/ui/field";
import { formatShare } from "@/lib/base/format";
import { wilsonInterval } from "@/lib/base/statistics";
import { useTranslations } from "@/lib/i18n/use-translations";
import { RANK_FROM } from "@/lib/nps/report/scale";
import {
  answersIn,
  type Band,
  type BandCounts,
  npsDiffers,
  npsMargin,
  npsScore,
} from "@/lib/nps/score";

export interface KeyFiguresProps {
  counts: BandCounts;
  /** The preceding period; null where there is none. */
  before: BandCounts | null;
  /** The answers behind a figure. */
  hrefOf: (band: Band | null) => string;
  locale: string;
}

/** Score, margin and n, what became of it since, and the share of each band with its range. */
export function KeyFigures({ counts, before, hrefOf, locale }: KeyFiguresProps) {
  const t = useTranslations("npsReport.key");
  const labels = useTranslations("labels");
  const score = npsScore(counts);
  const all = answersIn(counts);
  const share = (band: Band, label: string) => {
    const range = wilsonInterval(counts[band], all);
    return {
      label,
      value: range ? formatShare(locale, counts[band] / all) : labels("none"),
      note: (
        <>
          {range &&
            `${labels("range", { low: formatShare(locale, range.low), high: formatShare(locale, range.high) })}, `}
          <Count count={counts[band]} href={hrefOf(band)} />
        </>
      ),
    };
  };
  return (
    <section aria-labelledby="nps-key">
      <h2 id="nps-key" className="sr-only">
        {t("title")}
      </h2>
      <KpiStrip
        items={[
          {
            label: labels("nps"),
            value: score === null ? <None /> : <Score score={score} counts={counts} />,
            note: <Count count={all} href={hrefOf(null)} />,
            verdict: before && score !== null && <Change counts={counts} before={before} />,
          },
          share("promoter", t("promoters")),
          share("passive", t("passives")),
          share("detractor", t("detractors")),
        ]}
      />
      <Explain />
    </section>
  );
}

/** "41 ± 12"; below a handful of answers the margin would claim more than anybody knows. */
export function Score({ score, counts }: { score: number; counts: BandCounts }) {
  const t = useTranslations("npsReport.key");
  const labels = useTranslations("labels");
  const margin = npsMargin(counts);
  return (
    <>
      {labels("npsScore", { score })}{" "}
      <small className="text-sm font-normal text-muted">
        {margin === null || answersIn(counts) < RANK_FROM
          ? t("tooFew")
          : t("margin", { margin: Math.round(margin) })}
      </small>
    </>
  );
}

function Count({ count, href }: { count: number; href: string }) {
  const labels = useTranslations("labels");
  const words = labels("answerCount", { count });
  return count === 0 ? words : <Link href={href}>{words}</Link>;
}

function None() {
  const t = useTranslations("npsReport.key");
  const labels = useTranslations("labels");
  return (
    <>
      <span aria-hidden="true">{labels("none")}</span>
      <span className="sr-only">{t("noneLabel")}</span>
    </>
  );
}

function Change({ counts, before }: { counts: BandCounts; before: BandCounts }) {
  const t = useTranslations("npsReport.key");
  const [now, was] = [npsScore(counts), npsScore(before)];
  if (now === null || was === null) return t("noBefore");
  if (!npsDiffers(counts, before)) return t("noChange", { score: was });
  return now > was ? (
    <span className="text-positive">{t("better", { score: was })}</span>
  ) : (
    <span className="text-danger">{t("worse", { score: was })}</span>
  );
}

function Explain() {
  const t = useTranslations("npsReport");
  return <Hint className="mt-2">{t("explain")}</Hint>;
}
