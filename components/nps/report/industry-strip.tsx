import { SectionHead } from "@/components/ui/layout";
import { RangePlot } from "@/components/ui/range-plot";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";
import { INDUSTRIES, INDUSTRY_SOURCE } from "@/lib/nps/report/scale";
import { answersIn, type BandCounts, npsMargin, npsScore } from "@/lib/nps/score";
import { Score } from "./key-figures";

export interface IndustryStripProps {
  shop: string;
  counts: BandCounts;
}

/** The shop's score among the averages of trades, highest first. */
export function IndustryStrip({ shop, counts }: IndustryStripProps) {
  const t = useTranslations("npsReport.industry");
  const labels = useTranslations("labels");
  const [score, margin] = [npsScore(counts), npsMargin(counts)];
  const trades = INDUSTRIES.map(({ name, score: value }) => ({
    name: t(name),
    score: value as number,
    own: false,
  }));
  const rows = score === null ? trades : [...trades, { name: shop, score, own: true }];
  return (
    <section>
      <SectionHead title={t("title")} />
      <p className="-mt-1.5 mb-2 text-sm text-muted">{t("source", INDUSTRY_SOURCE)}</p>
      <ul className="grid gap-0.5">
        {rows
          .toSorted((a, b) => b.score - a.score)
          .map((row) => (
            <li
              key={row.own ? "own" : row.name}
              className={cn(
                "grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-x-3 px-2.5 py-1.5 sm:grid-cols-[minmax(0,1fr)_8rem_5.5rem]",
                row.own && "rounded-md bg-accent-soft font-semibold",
              )}
            >
              <span className="min-w-0 wrap-anywhere">
                {row.name}
                {row.own && (
                  <span className="block text-sm font-normal text-muted">
                    {labels("answerCount", { count: answersIn(counts) })}
                  </span>
                )}
              </span>
              <span className="max-sm:hidden">
                <RangePlot
                  value={row.score}
                  low={row.own ? row.score - (margin ?? 0) : row.score}
                  high={row.own ? row.score + (margin ?? 0) : row.score}
                  min={-100}
                  max={100}
                />
              </span>
              <span className="text-end tabular-nums">
                {row.own ? (
                  <Score score={row.score} counts={counts} />
                ) : (
                  labels("npsScore", { score: row.score })
                )}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
