import { describe, expect, test } from "vitest";
import { ruleFits, workTitle } from "@/lib/nps/rule-fits";

const answer = { score: 4, categoryId: 7, comment: "Too late, and the café was CLOSED." };
const rule = { maxScore: 6, categoryId: null, keywords: [] as string[] };

test("a rule fits scores up to its own", () => {
  expect([3, 4, 5].map((maxScore) => ruleFits({ ...rule, maxScore }, answer))).toEqual([
    false,
    true,
    true,
  ]);
});

test("a category fits itself alone, none fits all", () => {
  expect(ruleFits({ ...rule, categoryId: 7 }, answer)).toBe(true);
  expect(ruleFits({ ...rule, categoryId: 8 }, answer)).toBe(false);
});

describe("one of the words", () => {
  const says = (comment: string | null, ...keywords: string[]) =>
    ruleFits({ ...rule, keywords }, { ...answer, comment });

  test("is found in small and capital letters, beside punctuation, at either end", () => {
    expect(says("Too LATE!", "late")).toBe(true);
    expect(says("late", "broken", "late")).toBe(true);
    expect(says("(broken)", "Broken")).toBe(true);
    expect(says("Ødelagt kop", "ødelagt")).toBe(true);
  });

  test("is a whole word", () => {
    expect(says("Four plates", "late")).toBe(false);
    expect(says("belated", "late")).toBe(false);
    expect(says("Latest", "late")).toBe(false);
  });

  test("keeps its accents, however they are written", () => {
    expect(says("at the café", "cafe")).toBe(false);
    expect(says("at the cafe", "café")).toBe(false);
    expect(says("at the cafe\u0301", "café")).toBe(true);
  });

  test("can be a phrase, over line breaks and punctuation", () => {
    expect(says("I will never\n again order", "never again")).toBe(true);
    expect(says("It doesn’t work", "doesn't work")).toBe(true);
    expect(says("never ever again", "never again")).toBe(false);
  });

  test("is in no empty comment, and nothing is no word", () => {
    expect(says(null, "late")).toBe(false);
    expect(says("…", "…")).toBe(false);
  });
});

test("a title says the score", () => {
  expect(workTitle("{score} of 10, again {score}", 3)).toBe("3 of 10, again 3");
});
