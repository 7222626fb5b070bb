import { Link } from "@/components/shell/link";
import { KpiStrip } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { Distribution } from "@/components/ui/plots";
import { formatShare, numberFormat } from "@/lib/base/format";
import { isPromoter } from "@/lib/base/stars";
import { wilsonInterval } from "@/lib/base/statistics";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingFilter } from "@/lib/ratings/queries";
import { feedAddress } from "./feed-address";

export interface RatingSummaryProps {
  filter: RatingFilter;
  counts: { stars: number; count: number }[];
  locale: string;
}

/** What the filtered ratings come to: share and average with their sample size, and the distribution. */
export function RatingSummary({ filter, counts, locale }: RatingSummaryProps) {
  const t = useTranslations("ratings");
  const labels = useTranslations("labels");
  const n = sum(counts, (row) => row.count);
  const good = sum(counts, (row) => (isPromoter(row.stars) ? row.count : 0));
  const range = wilsonInterval(good, n);
  if (n === 0 || !range) return null;
  const share = (value: number) => formatShare(locale, value);
  const average = sum(counts, (row) => row.stars * row.count) / n;
  const decimal = numberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (
    <section>
      <SectionHead title={t("summary", { count: n })} />
      <KpiStrip
        items={[
          {
            label: t("csat"),
            value: share(good / n),
            note: labels("range", { low: share(range.low), high: share(range.high) }),
          },
          { label: labels("average"), value: decimal.format(average), note: t("of5") },
        ]}
      />
      <div className="mt-4">
        <Distribution
          as={Link}
          rows={counts.map(({ stars, count }) => ({
            key: String(stars),
            label: t("stars", { stars }),
            share: count / n,
            shareText: share(count / n),
            count,
            href: feedAddress({ ...filter, stars }),
          }))}
        />
      </div>
      <p className="mt-3 text-sm text-muted">{t("rangeHint", { share: share(good / n) })}</p>
    </section>
  );
}

function sum<T>(list: T[], value: (entry: T) => number): number {
  return list.reduce((total, entry) => total + value(entry), 0);
}
