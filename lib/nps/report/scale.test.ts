import { expect, test } from "vitest";
import { answersFor, calculate, levelOf } from "@/lib/nps/report/scale";
import { readAnswersSearch, readReportSearch } from "@/lib/nps/report/schema";
import { npsMargin } from "@/lib/nps/score";

test("each score belongs to one range, upper end included", () => {
  const levels = [-100, -1, 0, 30, 31, 50, 51, 70, 71, 100].map(levelOf);
  expect(levels).toEqual([
    ...["below", "below", "fair", "fair", "good", "good", "great", "great", "top", "top"],
  ]);
});

test.each([
  [{ promoter: 6, passive: 3, detractor: 1 }, 692],
  [{ promoter: 60, passive: 30, detractor: 10 }, 692],
  [{ promoter: 50, passive: 0, detractor: 50 }, 1537],
  [{ promoter: 7, passive: 0, detractor: 0 }, 0],
])("answers until ± 5 for %j: %i", (counts, needed) => {
  expect(answersFor(counts)).toBe(needed);
});

test("with as many answers as it takes the margin is there, with one less it is not", () => {
  const needed = answersFor({ promoter: 6, passive: 3, detractor: 1 }) ?? 0;
  const like = (n: number) => ({ promoter: 0.6 * n, passive: 0.3 * n, detractor: 0.1 * n });
  expect(npsMargin(like(needed))).toBeLessThanOrEqual(5);
  expect(npsMargin(like(needed - 1))).toBeGreaterThan(5);
  expect(answersFor({ promoter: 0, passive: 0, detractor: 0 })).toBeNull();
});

test("the calculator reads what was typed", () => {
  expect(calculate({ promoter: null, passive: " ", detractor: "" })).toEqual({ state: "blank" });
  expect(calculate({ promoter: "60", passive: " 30 ", detractor: "" })).toEqual({
    state: "done",
    counts: { promoter: 60, passive: 30, detractor: 0 },
  });
  expect(calculate({ promoter: "-1", passive: "x", detractor: "12345678" })).toEqual({
    state: "wrong",
    faults: { promoter: true, passive: true, detractor: true },
    empty: false,
  });
  expect(calculate({ promoter: "0", passive: "0", detractor: "0" })).toMatchObject({ empty: true });
});

test("odd values in an address are ignored", () => {
  const odd = {
    period: "5y",
    from: "2026-02-30",
    to: "0000-01-01",
    channel: "x",
    category: ["1"],
    band: "all",
    score: "11",
    contact: "maybe",
    product: "",
    comment: "yes",
    work: "2",
  };
  expect(readReportSearch(odd)).toMatchObject({ period: "90d", channelId: null, categoryId: null });
  expect(readReportSearch({ period: "custom" }).period).toBe("90d");
  expect(readReportSearch({ period: "7d", from: "2026-01-01" }).period).toBe("custom");
  const { filter } = readAnswersSearch(odd);
  expect(Object.values(filter).filter((value) => value !== null && value !== false)).toEqual([]);
});
