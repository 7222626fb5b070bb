/**
 * Readings that still cost more the bigger the shop is, or read or sort a table as a whole. Whoever
 * mends one takes it off; a name that needs no place here fails the test as well.
 */
export const STILL_GROW = new Set([
  // Every alert of all time is looked at again.
  "home: untold",
  // Words and filters that many rows have in common, one by one or together.
  "orders: open, deep",
  "orders: low",
  "orders: search name",
  "orders: search two",
  "orders: search in open",
  "customers: search name",
  "customers: search two",
  "outbox: search name",
  "outbox: search two",
  "outbox: search address",
  "api: orders by words",
  // One order with two hundred updates.
  "order page: cards of the worst order",
  // Reports over all there is.
  "nps: figures of all time",
  "nps: products",
  "nps: left out",
  "nps asking: coverage",
  "nps asking: timing",
  "nps asking: experiments",
  "nps asking: not invited, counted",
  "nps asking: left out",
  "nps asking: list",
  "nps asking: list, deep",
  "nps asking: list of the budget",
  "nps: dry run",
  "nps: dry run, list",
]);

/** Tables of counts by day grow with the days and the team, and with nothing else: summing them up is bounded. */
export const BY_DAY = ["rating_days", "solve_days", "nps_days"];
