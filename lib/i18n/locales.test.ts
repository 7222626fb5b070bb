import { describe, expect, test } from "vitest";
import { browserLocale, knownLocale } from "@/lib/i18n/locales";

test.each([
  ["da", "da"],
  ["da-DK", "da"],
  ["da_DK", "da"],
  ["DA", "da"],
  ["en-US", "en"],
  ["dag", null],
  ["", null],
  [null, null],
])("the language %j is %j", (named, known) => {
  expect(knownLocale(named)).toBe(known);
});

describe("what a browser asks for", () => {
  test.each([
    ["da,en;q=0.8", "da"],
    ["de-DE,de;q=0.9,en;q=0.5,da;q=0.7", "da"],
    ["en-GB,da;q=0.9", "en"],
    ["sv, da;q=0, en;q=0.1", "en"],
    ["fr", null],
    ["", null],
    [null, null],
  ])("%j is %j", (header, locale) => {
    expect(browserLocale(header)).toBe(locale);
  });
});
