import { describe, expect, test } from "vitest";
import {
  addDays,
  dayIn,
  daysBetween,
  type PeriodName,
  resolvePeriod,
  stepFor,
  stepsBetween,
  wallTime,
} from "@/lib/nps/report/periods";

const NONE = { from: null, to: null };

describe("a day is the shop's own, also when clocks change", () => {
  test.each([
    // Copenhagen goes forward on 29 March 2026 and back on 25 October.
    ["Europe/Copenhagen", "2026-03-28T22:59:59Z", "2026-03-28", "23:59"],
    ["Europe/Copenhagen", "2026-03-28T23:00:00Z", "2026-03-29", "00:00"],
    ["Europe/Copenhagen", "2026-03-29T21:59:59Z", "2026-03-29", "23:59"],
    ["Europe/Copenhagen", "2026-03-29T22:00:00Z", "2026-03-30", "00:00"],
    ["Europe/Copenhagen", "2026-10-24T22:00:00Z", "2026-10-25", "00:00"],
    ["Europe/Copenhagen", "2026-10-25T22:59:59Z", "2026-10-25", "23:59"],
    ["Europe/Copenhagen", "2026-10-25T23:00:00Z", "2026-10-26", "00:00"],
    // New York on 8 March and 1 November.
    ["America/New_York", "2026-03-08T04:59:59Z", "2026-03-07", "23:59"],
    ["America/New_York", "2026-03-09T03:59:59Z", "2026-03-08", "23:59"],
    ["America/New_York", "2026-03-09T04:00:00Z", "2026-03-09", "00:00"],
    ["America/New_York", "2026-11-01T04:00:00Z", "2026-11-01", "00:00"],
    ["America/New_York", "2026-11-02T04:59:59Z", "2026-11-01", "23:59"],
    ["America/New_York", "2026-11-02T05:00:00Z", "2026-11-02", "00:00"],
  ])("%s %s", (zone, moment, day, time) => {
    expect(dayIn(zone, new Date(moment))).toBe(day);
    expect(wallTime(zone, new Date(moment))).toEqual({ day, time });
  });
});

describe("periods on 30 October 2026", () => {
  test.each<[PeriodName, string | null, string, string | null, string | null]>([
    ["today", "2026-10-30", "2026-10-30", "2026-10-29", "2026-10-29"],
    // Both hold the night of 25 October, or end beside it: seven days are seven days.
    ["7d", "2026-10-24", "2026-10-30", "2026-10-17", "2026-10-23"],
    ["30d", "2026-10-01", "2026-10-30", "2026-09-01", "2026-09-30"],
    ["90d", "2026-08-02", "2026-10-30", "2026-05-04", "2026-08-01"],
    ["month", "2026-10-01", "2026-10-30", "2026-09-01", "2026-09-30"],
    ["last-month", "2026-09-01", "2026-09-30", "2026-08-02", "2026-08-31"],
    ["year", "2026-01-01", "2026-10-30", "2025-03-04", "2025-12-31"],
    ["all", null, "2026-10-30", null, null],
  ])("%s", (name, from, to, beforeFrom, beforeTo) => {
    const period = resolvePeriod(name, NONE, "2026-10-30");
    expect([period.from, period.to]).toEqual([from, to]);
    expect([period.before?.from ?? null, period.before?.to ?? null]).toEqual([
      beforeFrom,
      beforeTo,
    ]);
    if (from && period.before) {
      expect(daysBetween(period.before.from, period.before.to)).toBe(period.days);
      expect(addDays(period.before.to, 1)).toBe(from);
    }
  });
});

test.each([
  [{ from: "2026-03-01", to: "2026-03-31" }, "2026-03-01", "2026-03-31"],
  [{ from: "2026-03-31", to: "2026-03-01" }, "2026-03-01", "2026-03-31"],
  [{ from: "2026-03-01", to: null }, "2026-03-01", "2026-10-30"],
  [{ from: "2027-01-01", to: null }, "2026-10-30", "2026-10-30"],
  [{ from: "2000-01-01", to: "2099-12-31" }, "2000-01-01", "2026-10-30"],
  [{ from: null, to: "2026-03-31" }, null, "2026-03-31"],
])("days of one's own: %j", (custom, from, to) => {
  expect(resolvePeriod("custom", custom, "2026-10-30")).toMatchObject({ from, to });
});

test("a trend has days, weeks from Monday, or months, by the length of its period", () => {
  expect([1, 31, 32, 90, 190, 191, 2000].map(stepFor)).toEqual([
    ...["day", "day", "week", "week", "week", "month", "month"],
  ]);
  expect(stepsBetween("2026-10-24", "2026-10-26", "day")).toEqual([
    ...["2026-10-24", "2026-10-25", "2026-10-26"],
  ]);
  expect(stepsBetween("2026-10-24", "2026-11-02", "week")).toEqual([
    ...["2026-10-19", "2026-10-26", "2026-11-02"],
  ]);
  expect(stepsBetween("2025-12-31", "2026-02-01", "month")).toEqual([
    ...["2025-12-01", "2026-01-01", "2026-02-01"],
  ]);
});
