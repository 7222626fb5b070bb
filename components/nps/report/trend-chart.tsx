import { Details, SectionHead } from "@/components/ui/layout";
import { type Clock, formatDay, formatMonth } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Figures, TrendPoint } from "@/lib/nps/report/figures";
import { dayIn } from "@/lib/nps/report/periods";
import { RANK_FROM } from "@/lib/nps/report/scale";
import { type ChartPoint, chartPoint, drawnPoint, trendShape } from "./trend-shape";
import { TrendTable } from "./trend-table";

export interface TrendChartProps {
  trend: Figures["trend"];
  step: Figures["step"];
  clock: Clock;
  /** The list behind a point. */
  hrefOf: (point: TrendPoint) => string;
}

/** The score over time with its margin, as a drawing and as a table. */
export function TrendChart({ trend, step, clock, hrefOf }: TrendChartProps) {
  const t = useTranslations("npsReport.trend");
  const points = trend.map(({ counts }) => chartPoint(counts));
  const known = points.filter((point) => point !== null);
  const answers = points.map((point) => point?.answers ?? 0);
  const drawn = points.map(drawnPoint);
  const unfinished = trend.at(-1)?.to === dayIn(clock.timeZone, clock.now);
  const labels = trend.map(({ from }) => stepLabel(from, step, clock));
  return (
    <section>
      <SectionHead title={t(`title.${step}`)} />
      {known.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <>
          <p className="-mt-1.5 mb-3 text-sm text-muted">
            {t("lead", { low: Math.min(...answers), high: Math.max(...answers), step })}
            {drawn.includes(null) && (
              <span className="block">{t("gaps", { count: RANK_FROM })}</span>
            )}
          </p>
          {drawn.some((point) => point !== null) && (
            <Drawing points={drawn} labels={labels} step={step} unfinished={unfinished} />
          )}
          <Details summary={t("table")}>
            <TrendTable
              step={step}
              rows={trend.map((point, index) => ({
                label: labels[index] ?? "",
                point: points[index] ?? null,
                href: hrefOf(point),
              }))}
            />
          </Details>
        </>
      )}
    </section>
  );
}

/** Days of the calendar are written as they are, whatever the zone. */
function stepLabel(day: string, step: Figures["step"], clock: Clock): string {
  const calendar = { ...clock, timeZone: "UTC" };
  const at = new Date(`${day}T00:00:00Z`);
  return step === "month" ? formatMonth(at, calendar) : formatDay(at, calendar);
}

interface DrawingProps {
  points: (ChartPoint | null)[];
  labels: string[];
  step: Figures["step"];
  /** More answers may come to the last point. */
  unfinished: boolean;
}

function Drawing({ points, labels, step, unfinished }: DrawingProps) {
  const t = useTranslations("npsReport.trend");
  const { ticks, line, dashed, band, dots, last } = trendShape(points, unfinished);
  const lastOpen = unfinished && points.at(-1) !== null;
  const summary = useSummary(points, labels, step);
  const across = (index: number) => (100 * index) / (ticks.length - 1);
  return (
    <>
      <div className="trend">
        <div className="trend-y" aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick}>{t("tick", { tick })}</span>
          ))}
        </div>
        <div className="trend-area">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={summary}>
            {ticks.map((tick, index) => (
              <line
                key={tick}
                className={tick === 0 ? "trend-zero" : "trend-grid"}
                x1="0"
                x2="100"
                y1={across(index)}
                y2={across(index)}
              />
            ))}
            <path className="trend-band" d={band} />
            <path className="trend-line" d={line} />
            <path className="trend-line trend-dashed" d={dashed} />
          </svg>
          <svg aria-hidden="true">
            {dots.map(({ x, y, open }) => (
              <circle key={x} className={dotClass(open)} cx={`${x}%`} cy={`${y}%`} r="4" />
            ))}
            {last && (
              <>
                <circle className={dotClass(lastOpen)} cx={`${last.x}%`} cy={`${last.y}%`} r="5" />
                <text className="trend-mark" x={`${last.x}%`} y={`${last.y}%`} dx="4" dy="-10">
                  {t("tick", { tick: last.score })}
                </text>
              </>
            )}
          </svg>
        </div>
        <div className="trend-x" aria-hidden="true">
          {ends(labels).map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      </div>
      <Legend unfinished={lastOpen ? t("unfinished", { step }) : null} />
    </>
  );
}

/** The first, the middle and the last label; the middle one only where it stands in the middle. */
function ends(labels: string[]): string[] {
  const [first, last] = [labels[0], labels.at(-1)];
  const middle = labels.length > 2 && labels.length % 2 === 1 && labels[(labels.length - 1) / 2];
  const shown = [first, middle || undefined, last].filter((label) => label !== undefined);
  return [...new Set(shown)];
}

function useSummary(points: DrawingProps["points"], labels: string[], step: Figures["step"]) {
  const t = useTranslations("npsReport.trend");
  const known = points.flatMap((point, index) =>
    point ? [{ score: point.score, where: t(`step.${step}`, { day: labels[index] ?? "" }) }] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return t("none");
  if (known.length === 1) return t("chartOne", { score: first.score, step: first.where });
  const scores = known.map(({ score }) => score);
  return t("chart", {
    first: first.score,
    firstStep: first.where,
    last: last.score,
    lastStep: last.where,
    low: Math.min(...scores),
    high: Math.max(...scores),
  });
}

/** A ring where more answers may come, as the line to it is dashed. */
function dotClass(open: boolean): string {
  return open ? "trend-dot trend-open" : "trend-dot";
}

function Legend({ unfinished }: { unfinished: string | null }) {
  const t = useTranslations("npsReport.trend");
  const labels = useTranslations("labels");
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted *:inline-flex *:items-center *:gap-1.5">
      <li>
        <svg aria-hidden="true" className="h-2 w-5">
          <line className="trend-line" x1="0" x2="20" y1="4" y2="4" />
        </svg>
        {labels("nps")}
      </li>
      <li>
        <svg aria-hidden="true" className="h-2 w-5">
          <rect className="trend-band" width="20" height="8" />
        </svg>
        {t("band")}
      </li>
      {unfinished && (
        <li>
          <svg aria-hidden="true" className="h-2 w-5">
            <line className="trend-line trend-dashed" x1="0" x2="20" y1="4" y2="4" />
          </svg>
          {unfinished}
        </li>
      )}
    </ul>
  );
}
