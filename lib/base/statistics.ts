/** The 97.5th percentile of the normal distribution, for 95 % intervals. */
const Z = 1.96;

export type Interval = { low: number; high: number };

/** The 95 % Wilson score interval of a share, as fractions; null without any (Wilson 1927, z = 1.96). */
export function wilsonInterval(successes: number, n: number): Interval | null {
  if (n === 0) return null;
  const p = successes / n;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * n);
  const margin = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: Math.max(0, (centre - margin) / scale),
    high: Math.min(1, (centre + margin) / scale),
  };
}
