import { describe, expect, it } from "vitest";
import {
  type Clock,
  dateFormat,
  formatDay,
  formatExact,
  formatList,
  formatMoney,
  formatMonth,
  formatShare,
  formatTime,
  isToday,
  listFormat,
  numberFormat,
  spanBetween,
  zoneName,
} from "@/lib/base/format";

const clock: Clock = {
  locale: "en",
  timeZone: "Europe/Copenhagen",
  now: new Date("2026-11-19T13:20:00Z"),
};
const at = (iso: string) => new Date(iso);

describe("money", () => {
  it.each([
    ["EUR", "214.00", "€214.00"],
    ["EUR", "1234567.5", "€1,234,567.50"],
    ["JPY", "5000", "JP¥5,000"],
    ["GBP", "-3.10", "-£3.10"],
    ["EUR", "999999999999.99", "€999,999,999,999.99"],
  ])("writes %s %s", (currency, amount, written) => {
    expect(formatMoney("en", currency, amount)).toBe(written);
  });
});

describe("dates in the shop's zone", () => {
  it("names the year only when it is another one", () => {
    expect(formatDay(at("2026-11-17T10:24:00Z"), clock)).toBe("17 Nov");
    expect(formatDay(at("2025-11-17T10:24:00Z"), clock)).toBe("17 Nov 2025");
  });

  it("counts the day by the shop's midnight", () => {
    expect(isToday(at("2026-11-18T23:30:00Z"), clock)).toBe(true);
    expect(isToday(at("2026-11-18T22:30:00Z"), clock)).toBe(false);
    expect(formatTime(at("2026-11-18T23:30:00Z"), clock)).toBe("00:30");
  });

  it("gives the whole date and the zone's place", () => {
    expect(formatExact(at("2026-11-17T10:24:00Z"), clock)).toMatch(
      /^Tuesday,? 17 November 2026 at 11:24$/,
    );
    expect(zoneName("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});

describe("spans", () => {
  const from = at("2026-11-19T12:00:00Z");
  it.each([
    [0, { unit: "minutes", minutes: 1 }],
    [42, { unit: "minutes", minutes: 42 }],
    [60, { unit: "hours", hours: 1 }],
    [85, { unit: "hoursMinutes", hours: 1, minutes: 25 }],
    [24 * 60 + 5, { unit: "hours", hours: 24 }],
    [48 * 60, { unit: "days", days: 2 }],
    [200 * 60, { unit: "days", days: 8 }],
  ])("%i minutes", (minutes, span) => {
    expect(spanBetween(from, new Date(from.getTime() + minutes * 60_000))).toEqual(span);
  });
});

describe("in Danish", () => {
  const danish = { ...clock, locale: "da" };
  const moment = at("2026-11-17T10:24:00Z");

  it("writes money, shares and lists", () => {
    expect(formatMoney("da", "DKK", "49.90")).toBe("49,90\u00a0kr.");
    expect(formatMoney("da", "EUR", "1234567.5")).toBe("1.234.567,50\u00a0€");
    expect(formatShare("da", 0.861)).toBe("86\u00a0%");
    expect(formatList("da", ["Ida", "Jonas", "Mette"])).toBe("Ida, Jonas og Mette");
  });

  it("writes days and times", () => {
    expect(formatDay(moment, danish)).toBe("17. nov.");
    expect(formatDay(at("2025-11-17T10:24:00Z"), danish)).toBe("17. nov. 2025");
    expect(formatMonth(moment, danish)).toBe("november 2026");
    expect(formatTime(moment, danish)).toBe("11.24");
    expect(formatExact(moment, danish)).toBe("tirsdag den 17. november 2026 kl. 11.24");
  });
});

describe("kept formatters", () => {
  it("are made once for the same language and options, and never mixed up", () => {
    const money = (currency: string) => numberFormat("da", { style: "currency", currency });
    expect(money("DKK")).toBe(money("DKK"));
    expect(money("DKK")).not.toBe(money("EUR"));
    expect(numberFormat("da")).not.toBe(numberFormat("en"));
    expect(dateFormat("da", {})).not.toBe(listFormat("da", {}));
  });

  it("stay few, however many currencies there are", () => {
    const first = numberFormat("en", { style: "currency", currency: "AAA" });
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    for (const one of letters) {
      for (const two of letters) {
        numberFormat("en", { style: "currency", currency: `B${one}${two}` });
        numberFormat("en", { style: "currency", currency: `C${one}${two}` });
      }
    }
    expect(numberFormat("en", { style: "currency", currency: "AAA" })).not.toBe(first);
  });
});
