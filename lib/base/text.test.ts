import { expect, test } from "vitest";
import { emailSchema, lineText, longText, nameSchema } from "@/lib/base/schemas";
import { isBlank, shorten } from "@/lib/base/text";

const UNSEEN = ["", " ", "\n\t", "\u200b\u200b", " \u200b\n \t ", "\ufeff", "\u2060", "\u00ad"];
const MORE = ["\u202e\u202c", "\u3164", "\u2800", "\u034f", "\ufe0f", "\u{e0041}", "\u0085\u2028"];

test.each([...UNSEEN, ...MORE])("nothing can be seen of %j", (text) => {
  expect(isBlank(text)).toBe(true);
  expect(longText(100).parse(text)).toBe("");
  expect(lineText(100).parse(text)).toBe("");
  expect(nameSchema.safeParse(text).success).toBe(false);
});

test.each(["👩‍👩‍👧", "می‌خواهم", "a\u200b", "❤️", ".", "\u0301a"])(
  "%j is seen, and stays as it was typed",
  (text) => {
    expect(isBlank(text)).toBe(false);
    expect(longText(100).parse(text)).toBe(text.normalize("NFC"));
    expect(lineText(100).parse(text)).toBe(text.normalize("NFC"));
  },
);

test("direction controls end where they begin", () => {
  expect(longText(100).parse("a\u202eb\nc\u2069")).toBe("ab\nc");
  expect(lineText(100).parse("\u2067שלום\u2069 x\u202e")).toBe("\u2067שלום\u2069 x");
});

test("a text that is far too long is refused without being read", () => {
  // Accents out of order: bringing them in order takes time in the square of their number.
  const marks = `a${"\u0315\u0300\u05ae".repeat(100_000)}`;
  const spent = (from: NodeJS.CpuUsage) => process.cpuUsage(from).user / 1000;
  const started = process.cpuUsage();
  for (const schema of [longText(5000), lineText(191), nameSchema, emailSchema]) {
    expect(schema.safeParse(marks).success).toBe(false);
  }
  const refusing = spent(started);
  const again = process.cpuUsage();
  marks.slice(0, 20_000).normalize("NFC");
  expect(refusing).toBeLessThan(spent(again));
});

test("letters with several accents of their own are no long text", () => {
  const typed = "ệ".normalize("NFD").repeat(100);
  expect(lineText(100).parse(typed)).toBe("ệ".repeat(100));
});

test("a text is shortened between characters", () => {
  expect(shorten("🎉🎉🎉", 2)).toBe("🎉🎉");
  expect(shorten("abc", 5)).toBe("abc");
});
