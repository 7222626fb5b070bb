import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BandCounts, bandOf, npsDiffers, npsMargin, npsScore } from "@/lib/nps/score";

/** 60 % promoters, 30 % passives, 10 % detractors of `n` answers. */
const golden = (n: number): BandCounts => ({
  promoter: 0.6 * n,
  passive: 0.3 * n,
  detractor: 0.1 * n,
});

test("each score belongs to a band", () => {
  const bands = Array.from({ length: 11 }, (_, score) => bandOf(score));
  expect(bands.slice(0, 7)).toEqual(Array(7).fill("detractor"));
  expect(bands.slice(7)).toEqual(["passive", "passive", "promoter", "promoter"]);
});

describe("golden values of the specification", () => {
  test.each([
    [10, 41.6],
    [20, 29.4],
    [50, 18.6],
    [100, 13.1],
    [400, 6.6],
    [1000, 4.2],
  ])("60/30/10 of %i answers: 50 ± %f", (n, margin) => {
    expect(npsScore(golden(n))).toBe(50);
    expect(npsMargin(golden(n))).toBeCloseTo(margin, 1);
  });
});

test("without answers there is no score and no margin", () => {
  const none = { promoter: 0, passive: 0, detractor: 0 };
  expect(npsScore(none)).toBeNull();
  expect(npsMargin(none)).toBeNull();
  expect(npsDiffers(none, golden(100))).toBe(false);
});

test("a score is a whole number of -100 to 100, never -0, and mirrors when the bands swap", () => {
  const counts = fc.record({
    promoter: fc.nat(10_000),
    passive: fc.nat(10_000),
    detractor: fc.nat(10_000),
  });
  fc.assert(
    fc.property(counts, (given) => {
      const score = npsScore(given);
      if (score === null) return;
      const mirrored = npsScore({ ...given, promoter: given.detractor, detractor: given.promoter });
      expect(Number.isInteger(score) && Math.abs(score) <= 100 && !Object.is(score, -0)).toBe(true);
      expect(score + (mirrored ?? 0)).toBe(0);
      expect(npsDiffers(given, given)).toBe(false);
    }),
  );
});

test("a difference counts only beyond chance", () => {
  const other: BandCounts = { promoter: 50, passive: 30, detractor: 20 };
  expect(npsDiffers(golden(100), other)).toBe(false);
  const scaled = { promoter: 500, passive: 300, detractor: 200 };
  expect(npsDiffers(golden(1000), scaled)).toBe(true);
});
