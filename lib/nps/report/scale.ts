import { BANDS, type Calculation } from "@/lib/nps/report/schema";
import { answersIn, type Band, type BandCounts, npsMargin } from "@/lib/nps/score";

/** The ranges a score is placed in; each holds its upper end. */
export const LEVELS = [
  { name: "below", from: -100, to: -1 },
  { name: "fair", from: 0, to: 30 },
  { name: "good", from: 31, to: 50 },
  { name: "great", from: 51, to: 70 },
  { name: "top", from: 71, to: 100 },
] as const;

export type Level = (typeof LEVELS)[number]["name"];

/** The range a score lies in, as it is shown: a whole number of −100 to 100. */
export function levelOf(score: number): Level {
  return LEVELS.find(({ to }) => score <= to)?.name ?? "top";
}

/** Benchmarks of trades: Retently, 2023. */
export const INDUSTRIES = [
  { name: "insurance", score: 74 },
  { name: "finance", score: 71 },
  { name: "retail", score: 61 },
  { name: "ecommerce", score: 50 },
  { name: "healthcare", score: 45 },
  { name: "media", score: 29 },
  { name: "internet", score: 9 },
] as const;

export const INDUSTRY_SOURCE = { name: "Retently", year: "2023" } as const;

/** Answers below which nothing is ranked. */
export const RANK_FROM = 5;

/** Half the width of the interval that is called good enough. */
export const AIM = 5;

/**
 * How many answers in all it takes until the margin is ±`aim`, if they keep coming in like these:
 * N = (196 / aim)² × (p + d − (p − d)²). Null without answers to go by.
 */
export function answersFor(counts: BandCounts, aim = AIM): number | null {
  const margin = npsMargin(counts);
  if (margin === null) return null;
  // The margin falls with the root of N. A thousandth is what floating point may add.
  return Math.max(0, Math.ceil((answersIn(counts) * margin ** 2) / aim ** 2 - 0.001));
}

/** What was typed into the calculator: counts, or what is wrong with which field. */
export type Calculated =
  | { state: "blank" }
  | { state: "wrong"; faults: Partial<Record<Band, true>>; empty: boolean }
  | { state: "done"; counts: BandCounts };

/** Reads the calculator's fields; an empty one counts as none, all three empty as nothing asked. */
export function calculate(typed: Calculation): Calculated {
  const entries = BANDS.map((band) => [band, typed[band]?.trim() ?? ""] as const);
  if (entries.every(([, text]) => text === "")) return { state: "blank" };
  const faults = entries.filter(([, text]) => !/^\d{0,7}$/.test(text));
  if (faults.length > 0) {
    const marked = Object.fromEntries(faults.map(([band]) => [band, true as const]));
    return { state: "wrong", faults: marked, empty: false };
  }
  const counts = Object.fromEntries(entries.map(([band, text]) => [band, Number(text)]));
  const { promoter = 0, passive = 0, detractor = 0 } = counts;
  if (promoter + passive + detractor === 0) return { state: "wrong", faults: {}, empty: true };
  return { state: "done", counts: { promoter, passive, detractor } };
}
