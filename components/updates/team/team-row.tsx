import type { ReactNode } from "react";
import { Link } from "@/components/shell/link";
import { MiniBars } from "@/components/ui/plots";
import { RangePlot } from "@/components/ui/range-plot";
import { RowHead, Td, Tr } from "@/components/ui/table";
import { formatShare, numberFormat } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { TeamFigures } from "@/lib/updates/team/queries";

export interface TeamRowProps {
  /** Who the figures belong to, as the row's head. */
  head: ReactNode;
  figures: TeamFigures;
  /** Whether there are ratings enough to be ranked. */
  ranked: boolean;
  /** The whole team's share, drawn as a dashed line. */
  compare: number | null;
  /** Where the drawn axis begins. */
  from: number;
  /** The ratings behind the figures, and what the link is called. */
  link: { href: string; label: string };
  locale: string;
}

/** Figures of one member or of all; none without its sample size. */
export function TeamRow({ head, figures, ranked, compare, from, link, locale }: TeamRowProps) {
  const t = useTranslations("team");
  const labels = useTranslations("labels");
  const number = numberFormat(locale);
  const decimal = numberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const [one, two, three, four, five] = figures.distribution;
  return (
    <Tr>
      <RowHead long className="t-name">
        {head}
      </RowHead>
      <Share figures={figures} ranked={ranked} locale={locale} />
      <Td className="t-range">
        <Drawn figures={figures} ranked={ranked} compare={compare} from={from} />
      </Td>
      <Td end label={labels("ratings")}>
        {figures.ratings > 0 ? (
          <Link href={link.href} aria-label={link.label}>
            {number.format(figures.ratings)}
          </Link>
        ) : (
          0
        )}
      </Td>
      <Td end label={labels("average")}>
        {ranked && figures.average !== null ? decimal.format(figures.average) : <None />}
      </Td>
      <Td label={t("columns.stars")}>
        {figures.ratings > 0 ? (
          <MiniBars
            counts={figures.distribution}
            label={t("starCounts", { one, two, three, four, five })}
          />
        ) : (
          <None />
        )}
      </Td>
      <Td end label={labels("solved")}>
        {number.format(figures.solved)}
      </Td>
      <Td end label={t("columns.notAsked")}>
        {number.format(figures.notAsked)}
      </Td>
    </Tr>
  );
}

type ShareProps = Pick<TeamRowProps, "figures" | "ranked" | "locale">;

function Share({ figures, ranked, locale }: ShareProps) {
  const t = useTranslations("team");
  const labels = useTranslations("labels");
  const { csat, interval } = figures;
  if (!ranked || csat === null || !interval) {
    return (
      <Td className="t-csat">
        <span className="text-muted">{t(figures.ratings > 0 ? "tooFew" : "noRatings")}</span>
      </Td>
    );
  }
  const share = (value: number) => formatShare(locale, value);
  return (
    <Td className="t-csat tabular-nums">
      <b>{share(csat)}</b>{" "}
      <span className="text-sm font-normal whitespace-nowrap text-muted">
        {labels("range", { low: share(interval.low), high: share(interval.high) })}
      </span>
    </Td>
  );
}

function Drawn({
  figures,
  ranked,
  compare,
  from,
}: Pick<TeamRowProps, "figures" | "ranked" | "compare" | "from">) {
  const t = useTranslations("team");
  const { csat, interval, distribution, ratings } = figures;
  if (ranked && csat !== null && interval) {
    const { low, high } = interval;
    return (
      <RangePlot value={csat} low={low} high={high} compare={compare ?? undefined} min={from} />
    );
  }
  if (ratings === 0) return null;
  return (
    <span className="text-sm font-normal text-muted">
      {t("tooFewDetail", { good: distribution[3] + distribution[4], count: ratings })}
    </span>
  );
}

function None() {
  const labels = useTranslations("labels");
  return (
    <>
      <span aria-hidden="true">{labels("none")}</span>
      <span className="sr-only">{labels("noneSaid")}</span>
    </>
  );
}
