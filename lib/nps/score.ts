/** The bands of an answer of 0 to 10. */
export type Band = "promoter" | "passive" | "detractor";

/** How many answers fell into each band. */
export type BandCounts = Record<Band, number>;

/** Promoter 9–10, passive 7–8, detractor 0–6. */
export function bandOf(score: number): Band {
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

/** How many answers there are in all. */
export function answersIn(counts: BandCounts): number {
  return counts.promoter + counts.passive + counts.detractor;
}

/** The unrounded score, −100 to 100; null without answers. 100 × (promoters − detractors) / all. */
function rawScore(counts: BandCounts): number | null {
  const all = answersIn(counts);
  return all === 0 ? null : (100 * (counts.promoter - counts.detractor)) / all;
}

/** The Net Promoter Score as it is shown, a whole number of −100 to 100; null without answers. */
export function npsScore(counts: BandCounts): number | null {
  const score = rawScore(counts);
  // Half away from zero on both sides, so that a mirrored shop has a mirrored score; never −0.
  return score === null ? null : Math.sign(score) * Math.round(Math.abs(score)) || 0;
}

/** Standard error of the score in points: 100 × √((p + d − (p − d)²) / N). */
function standardError(counts: BandCounts): number {
  const all = answersIn(counts);
  if (all === 0) return 0;
  const p = counts.promoter / all;
  const d = counts.detractor / all;
  return 100 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / all);
}

/** Half the width of the 95 % interval in points, not rounded; null without answers. */
export function npsMargin(counts: BandCounts): number | null {
  return answersIn(counts) === 0 ? null : 1.96 * standardError(counts);
}

/** Whether two scores differ beyond chance: |a − b| > 1.96 × √(SE²a + SE²b). */
export function npsDiffers(a: BandCounts, b: BandCounts): boolean {
  const [one, other] = [rawScore(a), rawScore(b)];
  if (one === null || other === null) return false;
  return Math.abs(one - other) > 1.96 * Math.hypot(standardError(a), standardError(b));
}
