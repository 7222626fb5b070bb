import { expect, test } from "vitest";
import { chartPoint, drawnPoint, ticksOver, trendShape } from "./trend-shape";

test.each([
  [30, 50, [50, 45, 40, 35, 30]],
  [-100, 100, [100, 50, 0, -50, -100]],
  [40, 40, [45, 40, 35]],
  [100, 100, [100, 95]],
  [-100, -100, [-95, -100]],
  [-3, 4, [5, 0, -5]],
])("round numbers over %i to %i", (low, high, ticks) => {
  const found = ticksOver(low, high);
  expect(found).toEqual(ticks);
  expect(found.length).toBeLessThanOrEqual(5);
  expect(found[0]).toBeGreaterThanOrEqual(high);
  expect(found.at(-1)).toBeLessThanOrEqual(low);
});

test("a line breaks where nobody answered, and a lone point is a dot", () => {
  const point = (score: number) => ({ score, margin: 10, answers: 9 });
  const shape = trendShape([point(10), point(20), null, point(30), null]);
  expect(shape.line.match(/M/g)).toHaveLength(2);
  expect(shape.dots).toEqual([{ x: 75, y: expect.any(Number), open: false }]);
  expect(shape.last).toMatchObject({ x: 75, score: 30 });
});

test("a point of too few answers is not drawn, and the period that goes on is dashed", () => {
  const counts = (promoter: number, detractor: number) => ({ promoter, passive: 0, detractor });
  const all = [counts(8, 2), counts(7, 3), counts(0, 2), counts(6, 4), counts(9, 1)];
  const points = all.map((one) => drawnPoint(chartPoint(one)));
  expect(points.map((point) => point?.score ?? null)).toEqual([60, 40, null, 20, 80]);
  const done = trendShape(points);
  expect([done.line.match(/M/g)?.length, done.dashed]).toEqual([2, ""]);
  const shape = trendShape(points, true);
  const [, to] = shape.dashed.match(/^M75\.00 [\d.]+L(100\.00 [\d.]+)$/) ?? [];
  expect(to).toBeDefined();
  expect(shape.line).not.toContain(to);
  const alone = trendShape([...points.slice(0, 3), points[4] ?? null], true);
  expect([alone.dashed, alone.dots.map(({ open }) => open)]).toEqual(["", [true]]);
  expect(trendShape([...points, null], true).dashed).toBe("");
});

test("below five answers there is a score, but no margin", () => {
  expect(chartPoint({ promoter: 4, passive: 0, detractor: 0 })).toMatchObject({ margin: null });
  expect(chartPoint({ promoter: 4, passive: 1, detractor: 0 })?.margin).toBeGreaterThan(0);
  expect(chartPoint({ promoter: 0, passive: 0, detractor: 0 })).toBeNull();
});
