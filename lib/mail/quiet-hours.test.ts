import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuiet, shiftOutOfQuietHours } from "@/lib/mail/quiet-hours";

const NIGHT = { from: "21:00", to: "08:00", timeZone: "Europe/Copenhagen" };
const shift = (at: string, quiet = NIGHT) =>
  shiftOutOfQuietHours(new Date(at), quiet).toISOString();

test.each([
  ["in the evening, tomorrow at eight", "2026-11-22T21:10:00Z", "2026-11-23T07:00:00.000Z"],
  ["after midnight, the same day at eight", "2026-11-22T23:30:00Z", "2026-11-23T07:00:00.000Z"],
  ["at the first minute", "2026-11-22T20:00:00Z", "2026-11-23T07:00:00.000Z"],
  ["one minute before", "2026-11-22T19:59:59Z", "2026-11-22T19:59:59.000Z"],
  ["at the end", "2026-11-22T07:00:00Z", "2026-11-22T07:00:00.000Z"],
  ["in the night the clocks go forward", "2026-03-28T22:00:00Z", "2026-03-29T06:00:00.000Z"],
  ["in the night they go back", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00.000Z"],
])("%s", (_, at, expected) => {
  expect(shift(at)).toBe(expected);
});

test("an end within the hour that does not exist is the change of the clocks", () => {
  const quiet = { ...NIGHT, to: "02:30" };
  expect(shift("2026-03-28T23:30:00Z", quiet)).toBe("2026-03-29T01:00:00.000Z");
});

test("an hour that occurs twice is quiet both times", () => {
  const quiet = { ...NIGHT, from: "02:00", to: "02:30" };
  expect(shift("2026-10-25T00:10:00Z", quiet)).toBe("2026-10-25T00:30:00.000Z");
  expect(shift("2026-10-25T01:10:00Z", quiet)).toBe("2026-10-25T01:30:00.000Z");
});

test("the same start and end mean never", () => {
  expect(shift("2026-11-22T21:10:00Z", { ...NIGHT, to: "21:00" })).toBe("2026-11-22T21:10:00.000Z");
});

const MINUTE = 60_000;
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const zone = fc.constantFrom(
  "UTC",
  "Europe/Copenhagen",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "America/St_Johns",
);
/** Around the changes of 2026 and anywhere else. */
const moment = fc
  .oneof(
    fc.integer({ min: 0, max: 30 * 365 * 1440 }),
    ...["2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04"].map(
      (day) => {
        const start = (Date.parse(day) - Date.parse("2010-01-01")) / MINUTE;
        return fc.integer({ min: start - 1440, max: start + 2 * 1440 });
      },
    ),
  )
  .map((minutes) => new Date(Date.parse("2010-01-01") + minutes * MINUTE));

test("any moment goes to the first one that is not quiet, and no further", () => {
  fc.assert(
    fc.property(moment, time, time, zone, (at, from, to, timeZone) => {
      const quiet = { from, to, timeZone };
      const out = shiftOutOfQuietHours(at, quiet);
      expect(out.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(isQuiet(out, quiet)).toBe(false);
      for (let step = at.getTime(); step < out.getTime(); step += MINUTE) {
        if (!isQuiet(new Date(step), quiet)) {
          throw new Error(`${new Date(step).toISOString()} was free already.`);
        }
      }
    }),
    { numRuns: 300, seed: 20261122 },
  );
});
