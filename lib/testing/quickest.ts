const REPEATS = 9;

/**
 * The least milliseconds of this process that work on each size takes, measured by turns. Not by the
 * clock: whoever else uses the machine takes no part. A measurement may still come out too long, but
 * the least of several does not, so their ratio says how the time grows.
 */
export function quickest(
  [short, long]: [number, number],
  work: (size: number) => unknown,
): [number, number] {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // The first turn only warms up.
  for (let turn = 0; turn <= REPEATS; turn += 1) {
    for (const [place, size] of [short, long].entries()) {
      const from = process.cpuUsage();
      work(size);
      const { user, system } = process.cpuUsage(from);
      if (turn > 0) best[place] = Math.min(best[place] ?? Number.NaN, (user + system) / 1000);
    }
  }
  return best;
}
