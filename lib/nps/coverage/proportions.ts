import { type Interval, wilsonInterval } from "@/lib/base/statistics";

/** How many of how many. */
export type Share = { hits: number; n: number };

/** A share with its 95 % interval, as fractions; null without any. */
export function rateOf({ hits, n }: Share): { rate: number; interval: Interval } | null {
  const interval = wilsonInterval(hits, n);
  return interval && { rate: hits / n, interval };
}

/**
 * The two-sided p value of two shares being one and the same, by the pooled z test
 * (Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 3rd ed., 2.3, without
 * correction for continuity). 1 where nothing can be told.
 */
export function differenceP(a: Share, b: Share): number {
  if (a.n === 0 || b.n === 0) return 1;
  const pooled = (a.hits + b.hits) / (a.n + b.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  return error === 0 ? 1 : tails(Math.abs(a.hits / a.n - b.hits / b.n) / error);
}

/** What lies beyond ±z under the normal curve: erfc(z / √2), by Abramowitz and Stegun 7.1.26, good to 1.5 × 10⁻⁷. */
function tails(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return series * Math.exp(-x * x);
}

/** The 97.5th and the 80th percentile of the normal distribution. */
const Z_ALPHA = 1.959964;
const Z_POWER = 0.841621;

/**
 * How many are needed on each side to find a difference of `points` (0.1 = ten percentage points)
 * at 5 % with a power of 80 %: (z₁ √(2 p̄q̄) + z₂ √(p₁q₁ + p₂q₂))² / (p₁ − p₂)²
 * (Fleiss, Levin, Paik, 3rd ed., formula 4.14, without correction for continuity). The other share
 * is taken on the side of one half, where more are needed.
 */
export function neededEach(rate: number, points: number): number {
  const other = rate <= 0.5 ? rate + points : rate - points;
  const mean = (rate + other) / 2;
  const spread = Math.sqrt(rate * (1 - rate) + other * (1 - other));
  const sum = Z_ALPHA * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER * spread;
  return Math.ceil(sum ** 2 / points ** 2);
}
