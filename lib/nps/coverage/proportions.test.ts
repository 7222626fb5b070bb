import { expect, test } from "vitest";
import { bestBlock, inBlocks } from "@/lib/nps/coverage/best-slot";
import { responseVerdict, scoreVerdict } from "@/lib/nps/coverage/experiment-verdict";
import { differenceP, neededEach, rateOf } from "@/lib/nps/coverage/proportions";

test.each([
  // By hand: pooled share, z, and the tails of the normal table.
  [45, 100, 30, 100, 0.02846], // p̄ .375, z 2.19089
  [60, 200, 40, 200, 0.020921], // p̄ .25, z 2.30940
  [50, 100, 50, 100, 1],
  [0, 100, 0, 100, 1],
  [100, 100, 100, 100, 1],
  [90, 100, 70, 100, 0.000407], // p̄ .8, z 3.53553
])("%i of %i against %i of %i: p = %f", (hits, n, otherHits, otherN, p) => {
  expect(differenceP({ hits, n }, { hits: otherHits, n: otherN })).toBeCloseTo(p, 5);
  expect(differenceP({ hits: otherHits, n: otherN }, { hits, n })).toBeCloseTo(p, 5);
});

test("nothing can be concluded while one side is empty", () => {
  expect(differenceP({ hits: 0, n: 0 }, { hits: 5, n: 10 })).toBe(1);
});

test("the interval of a rate is Wilson's", () => {
  expect(rateOf({ hits: 2, n: 2 })?.interval.low).toBeCloseTo(0.342, 3);
  expect(rateOf({ hits: 10, n: 12 })?.interval.low).toBeCloseTo(0.552, 3);
  expect(rateOf({ hits: 0, n: 0 })).toBeNull();
});

test.each([
  // Published tables for 5 %, power 80 %, without correction for continuity.
  [0.25, 0.1, 329],
  [0.5, 0.1, 388],
  [0.1, 0.1, 199],
  [0.75, 0.1, 329],
])("a rate of %f needs for %f points %i on each side", (rate, points, needed) => {
  expect(neededEach(rate, points)).toBe(needed);
});

const arm = (answered: number, sent: number, promoter = 0, detractor = 0) => ({
  sent,
  answered,
  bands: { promoter, passive: answered - promoter - detractor, detractor },
});

test.each([
  // Before the plan a p of .028 is no difference yet, a p of .0004 is.
  [arm(45, 100), arm(30, 100), 200, { kind: "early", reached: 100, planned: 200 }],
  [arm(90, 100), arm(70, 100), 200, { kind: "real", better: "a", beforePlan: true }],
  // One side behind its plan is enough to be early.
  [arm(120, 400), arm(10, 34), 200, { kind: "early", reached: 34, planned: 200 }],
  // At the plan p < .05 counts.
  [arm(45, 100), arm(30, 100), 100, { kind: "real", better: "a", beforePlan: false }],
  [arm(40, 200), arm(60, 200), 200, { kind: "real", better: "b", beforePlan: false }],
  [arm(42, 100), arm(30, 100), 100, { kind: "none" }],
  [arm(0, 0), arm(0, 0), 50, { kind: "early", reached: 0, planned: 50 }],
])("%j and %j, planned %i: %j", (a, b, planned, verdict) => {
  expect(responseVerdict(a, b, planned)).toEqual(verdict);
});

test("scores are compared once the plan is reached", () => {
  const [good, bad] = [arm(100, 200, 80, 5), arm(100, 200, 40, 30)];
  expect(scoreVerdict(good, bad, 300)).toBe("early");
  expect(scoreVerdict(good, bad, 200)).toBe("real");
  expect(scoreVerdict(good, good, 200)).toBe("none");
});

test("hours are compared in blocks of four, and the best must differ from all others", () => {
  const usual = [1, 2, 3, 4, 5].map((day) => ({ day, hour: 9, hits: 50, n: 200 }));
  expect(bestBlock(usual)).toBeNull();
  expect(bestBlock([...usual, { day: 6, hour: 9, hits: 60, n: 200 }])).toBeNull();
  const early = { day: 6, hour: 8, hits: 60, n: 100 };
  const late = { day: 6, hour: 11, hits: 50, n: 100 };
  expect(bestBlock([...usual, early, late])).toEqual({ day: 6, hour: 8, hits: 110, n: 200 });
  expect(inBlocks([early, late])).toEqual([{ day: 6, hour: 8, hits: 110, n: 200 }]);
  expect(bestBlock([{ day: 1, hour: 9, hits: 19, n: 19 }])).toBeNull();
});
