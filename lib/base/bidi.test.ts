import { expect, test } from "vitest";
import { containBidi, isolate, isolateValues } from "@/lib/base/bidi";
import { formatList } from "@/lib/base/format";
import { quickest } from "@/lib/testing/quickest";

const [LRE, PDF, RLO, FSI, RLI, PDI] = ["\u202a", "\u202c", "\u202e", "\u2068", "\u2067", "\u2069"];

test.each([
  ["plain", "plain"],
  [`${RLO}evil`, "evil"],
  [`a${PDI}b${PDF}`, "ab"],
  [`${RLO}x${PDF}`, `${RLO}x${PDF}`],
  [`${RLI}a${RLO}b${PDI}c`, `${RLI}ab${PDI}c`],
  [`${LRE}a${RLI}b${PDF}c${PDI}${PDF}`, `${LRE}a${RLI}bc${PDI}${PDF}`],
  [`${RLI}a\nb${PDI}`, "a\nb"],
  ["👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"],
])("in %j no direction goes beyond its line: %j", (text, contained) => {
  expect(containBidi(text)).toBe(contained);
  expect(containBidi(contained)).toBe(contained);
});

test("letters that run the other way are isolated, others are left alone", () => {
  expect(isolate("Clara Jørgensen")).toBe("Clara Jørgensen");
  expect(isolate("10482")).toBe("10482");
  expect(isolate("משה")).toBe(`${FSI}משה${PDI}`);
  expect(isolate("عمر, 1001")).toBe(`${FSI}عمر, 1001${PDI}`);
  expect(isolate(`a${RLO}b`)).toBe("ab");
  expect(isolate(`one\nעוד${PDI}`)).toBe(`one\n${FSI}עוד${PDI}`);
  expect(isolateValues({ name: "משה", count: 3 })).toEqual({ name: `${FSI}משה${PDI}`, count: 3 });
  expect(formatList("en", ["Ida", "משה"])).toBe(`Ida and ${FSI}משה${PDI}`);
});

test("many controls take time in proportion to their number", () => {
  const [few, many] = quickest([4000, 40_000], (count) =>
    containBidi(RLO.repeat(count) + PDI.repeat(count) + RLI.repeat(count) + PDF.repeat(count)),
  );
  // In proportion: ten times as long. In the square: a hundred times.
  expect(many / few).toBeLessThan(40);
});
