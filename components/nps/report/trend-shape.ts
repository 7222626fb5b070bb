import { RANK_FROM } from "@/lib/nps/report/scale";
import { answersIn, type BandCounts, npsMargin, npsScore } from "@/lib/nps/score";

/** A point of the chart; the margin is null where there are too few answers for one. */
export type ChartPoint = { score: number; margin: number | null; answers: number };

export type TrendShape = {
  /** What the lines across stand for, from the top down. */
  ticks: number[];
  /** Paths in a square of 100; lines and bands break where there are too few answers. */
  line: string;
  /** The way to a period that goes on. */
  dashed: string;
  band: string;
  /** Per cent from the left and the top: points without a neighbour, which no line shows. */
  dots: { x: number; y: number; open: boolean }[];
  last: { x: number; y: number; score: number } | null;
};

/** The score and its margin as they are drawn; null without answers. */
export function chartPoint(counts: BandCounts): ChartPoint | null {
  const [score, margin, answers] = [npsScore(counts), npsMargin(counts), answersIn(counts)];
  if (score === null) return null;
  return { score, margin: answers < RANK_FROM ? null : margin, answers };
}

/** What is drawn: a score of fewer answers would jump from end to end. The table has it. */
export function drawnPoint(point: ChartPoint | null): ChartPoint | null {
  return point && point.answers >= RANK_FROM ? point : null;
}

/**
 * A trend as paths, on the narrowest scale of round numbers that holds it with its margins; with
 * `unfinished` more answers may come to the last point.
 */
export function trendShape(points: (ChartPoint | null)[], unfinished = false): TrendShape {
  const known = points.filter((point) => point !== null);
  const low = Math.min(...known.map(bottomOf));
  const high = Math.max(...known.map(topOf));
  const ticks = ticksOver(low, high);
  const [top = 100, bottom = -100] = [ticks[0], ticks.at(-1)];
  const x = (index: number) => (points.length < 2 ? 50 : (100 * index) / (points.length - 1));
  const y = (value: number) => (100 * (top - value)) / (top - bottom);
  const at = (index: number, value: number) => `${x(index).toFixed(2)} ${y(value).toFixed(2)}`;
  const runs = runsOf(points, (point) => point !== null);
  const banded = runsOf(points, (point) => point?.margin != null);
  const scoreAt = (index: number) => points[index]?.score ?? 0;
  const edge = (index: number, of: (point: ChartPoint) => number) => {
    const point = points[index];
    return at(index, point ? of(point) : 0);
  };
  const last = runs.at(-1)?.at(-1);
  const open = unfinished ? points.length - 1 : -1;
  const path = (run: number[]) => `M${run.map((i) => at(i, scoreAt(i))).join("L")}`;
  const leads = runs.at(-1)?.at(-1) === open ? (runs.at(-1)?.slice(-2) ?? []) : [];
  return {
    ticks,
    line: runs.map((run) => path(run.filter((i) => i !== open || run.length === 1))).join(""),
    dashed: leads.length === 2 ? path(leads) : "",
    band: banded
      .map((run) => {
        const over = run.map((i) => edge(i, topOf));
        const under = run.toReversed().map((i) => edge(i, bottomOf));
        return `M${[...over, ...under].join("L")}Z`;
      })
      .join(""),
    dots: runs.flatMap(([i, more]) =>
      i === undefined || more !== undefined
        ? []
        : [{ x: x(i), y: y(scoreAt(i)), open: i === open }],
    ),
    last: last === undefined ? null : { x: x(last), y: y(scoreAt(last)), score: scoreAt(last) },
  };
}

function topOf({ score, margin }: ChartPoint): number {
  return Math.min(100, score + (margin ?? 0));
}

function bottomOf({ score, margin }: ChartPoint): number {
  return Math.max(-100, score - (margin ?? 0));
}

const STEPS = [5, 10, 20, 25, 50];

/** Round numbers from above the highest to below the lowest value, at most five of them. */
export function ticksOver(low: number, high: number): number[] {
  const span = (step: number) => Math.ceil(high / step) - Math.floor(low / step);
  const step = STEPS.find((one) => span(one) <= 4) ?? 50;
  // A flat line stands in the middle, not on the edge.
  const flat = span(step) === 0 ? 1 : 0;
  const top = Math.min(Math.floor(100 / step), Math.ceil(high / step) + flat);
  const bottom = Math.max(-Math.floor(100 / step), Math.floor(low / step) - flat);
  return Array.from({ length: top - bottom + 1 }, (_, index) => (top - index) * step);
}

/** The places of points that fit, those side by side together. */
function runsOf<Point>(points: Point[], fits: (point: Point) => boolean): number[][] {
  const runs: number[][] = [];
  for (const [index, point] of points.entries()) {
    if (!fits(point)) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  return runs;
}
