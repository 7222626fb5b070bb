import fc from "fast-check";
import { expect, test } from "vitest";
import { readIsoTime } from "@/lib/base/iso-time";

const MOMENT = "2026-11-22T19:28:02.000Z";

test.each([
  ["2026-11-22T19:28:02+0000", MOMENT],
  ["2026-11-22T19:28Z", "2026-11-22T19:28:00.000Z"],
  ["2026-11-22T19:28:02z", MOMENT],
  ["2026-11-22t19:28:02Z", MOMENT],
  ["2026-11-22 19:28:02+00:00", MOMENT],
  ["2026-11-22T20:28:02+01", MOMENT],
  ["2026-11-22T20:28:02+0100", MOMENT],
  ["2026-11-22T13:58:02-05:30", MOMENT],
  ["2026-11-22T14:28:02\u22125", null],
  ["2026-11-22T14:28:02\u221205:00", MOMENT],
  ["20261122T192802Z", MOMENT],
  ["2026-11-22T19:28:02.123456789Z", "2026-11-22T19:28:02.123Z"],
  ["2026-11-22T19:28:02,5Z", "2026-11-22T19:28:02.500Z"],
  ["2026-11-22T19Z", "2026-11-22T19:00:00.000Z"],
  ["2026-11-22T24:00:00Z", "2026-11-23T00:00:00.000Z"],
  ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
  ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
])("%s is %s", (text, moment) => {
  expect(readIsoTime(text)?.toISOString() ?? null).toBe(moment);
});

test.each([
  ...["", "yesterday", "2026-11-22", "2026-11-22T19:28:02", "2026-02-30T00:00:00Z"],
  ...["2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-22T25:00:00Z"],
  ...["2026-11-22T24:00:01Z", "2026-11-22T19:60:00Z", "2026-11-22T19:28:61Z"],
  ...["2026-11-22T19:28:02+24:00", "2026-11-22T19:28:02+01:60", "1764789000", "2025-02-29T00:00Z"],
  `2026-11-22T19:28:02.${"1".repeat(100)}Z`,
])("%s is no moment", (text) => {
  expect(readIsoTime(text)).toBeNull();
});

test("whatever JavaScript writes is read as what it means", () => {
  const date = fc.date({
    noInvalidDate: true,
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
  });
  fc.assert(
    fc.property(date, (moment) => {
      expect(readIsoTime(moment.toISOString())?.getTime()).toBe(moment.getTime());
    }),
  );
});
