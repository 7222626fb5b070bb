import type { CoverageMonth } from "@/lib/nps/coverage/coverage";
import type { Outcome } from "@/lib/nps/coverage/schema";

/** Outcomes of those who were or will be asked; all others were never invited. */
const NOT_UNASKED: readonly Outcome[] = ["answered", "unanswered", "waiting", "due"];

export type Sums = {
  total: number;
  answered: number;
  asked: number;
  /** Waiting, or not due yet. */
  later: number;
  unasked: number;
  /** Why those were not asked, most frequent first. */
  reasons: { reason: Outcome; count: number }[];
};

/** What the table and its bars show of one month. */
export function sumsOf({ total, counts }: Pick<CoverageMonth, "total" | "counts">): Sums {
  const of = (outcome: Outcome) => counts[outcome] ?? 0;
  const reasons = (Object.keys(counts) as Outcome[])
    .filter((reason) => !NOT_UNASKED.includes(reason))
    .map((reason) => ({ reason, count: of(reason) }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  return {
    total,
    answered: of("answered"),
    asked: of("answered") + of("unanswered"),
    later: of("waiting") + of("due"),
    unasked: reasons.reduce((sum, { count }) => sum + count, 0),
    reasons,
  };
}

/** All months together. */
export function allMonths(months: CoverageMonth[]): Pick<CoverageMonth, "total" | "counts"> {
  const counts: CoverageMonth["counts"] = {};
  for (const month of months) {
    for (const [outcome, count] of Object.entries(month.counts) as [Outcome, number][]) {
      counts[outcome] = (counts[outcome] ?? 0) + count;
    }
  }
  return { total: months.reduce((sum, { total }) => sum + total, 0), counts };
}
