/**
 * Readings that may look at more in a big shop than in a small one, and stop there: with the most pages of
 * the database that they may look at, however many rows there are. A name that needs no place here fails the
 * test as well.
 */
export const BOUNDED = new Map([
  // Words that many rows have in common are found by going through the list.
  ["orders: search name", 4_000],
  ["orders: search in open", 12_000],
  ["customers: search name", 4_000],
  ["outbox: search two", 4_000],
  ["api: orders by words", 4_000],
  // Out of the newest 2,000 answers with an order.
  ["nps: products", 15_000],
  // Up to a thousand people.
  ["nps: left out", 15_000],
  // The thousand that come first.
  ["nps: dry run", 60_000],
  ["nps: dry run, list", 60_000],
  // What is open again, whatever was solved.
  ["nps asking: list", 30_000],
  ["nps asking: list, deep", 30_000],
  // One order with two hundred updates.
  ["order page: cards of the worst order", 15_000],
]);

/** Tables as big as a team, which may be gone through for each row of a page. */
export const OF_TEAM = ["members"];

/** Tables of counts by day or month grow with the days and the team, and with nothing else: summing them up is bounded. */
export const BY_DAY = ["rating_days", "rating_months", "solve_days", "nps_days", "nps_months"];
