/** Whether this is `npm run test:long`: more seeds, more rounds, more data. */
const isLong = process.env.TEST_TIER === "long";

/** A size for the tests of every change, and one for the long run. */
export function choose<T>(usual: T, long: T): T {
  return isLong ? long : usual;
}
