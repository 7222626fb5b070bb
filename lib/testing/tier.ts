/** Whether this is `npm run test:long`: more seeds, more rounds, more data. */
const isLong = process.env.TEST_TIER === "long";

/** A size for the tests of every change, and one for the long run. */
export function choose<T>(usual: T, long: T): T {
  return isLong ? long : usual;
}

/** How many updates a big installation has. */
export const MANY_UPDATES = Number(process.env.TEST_UPDATES ?? 1_000_000);

/** Databases that `npm run load` has filled already, to be looked at in place of fresh ones. */
export const LOADED = { small: process.env.TEST_LOADED_SMALL, big: process.env.TEST_LOADED_BIG };
