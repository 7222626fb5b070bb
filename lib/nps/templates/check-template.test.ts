import { expect, test } from "vitest";
import { checkTemplate } from "@/lib/nps/templates/check-template";
import { quickest } from "@/lib/testing/quickest";

const LONG = "We would like to know how it went, and whatever you answer helps us. ".repeat(5);
const GOOD = {
  subject: "One question from {shop_name}",
  body: `${LONG}{nps_scale} {unsubscribe_url}`,
};
const codes = (changes: Partial<typeof GOOD> & { loudWords?: string[] }) =>
  checkTemplate({ ...GOOD, ...changes }).map(({ code }) => code);
const body = (text: string) => ({ body: `${GOOD.body} ${text}` });

test("nothing is wrong with a plain question", () => {
  expect(checkTemplate(GOOD)).toEqual([]);
});

test.each([
  ["capitals", { subject: "READ THIS NOW" }],
  ["capitals", { subject: "An IMPORTANT question" }],
  ["capitals", { subject: "ÆRLIGT SPØRGSMÅL" }],
  ["exclamation_marks", { subject: "Hi!", ...body("Thanks!") }],
  ["loud_words", { subject: "Act  now" }],
  ["loud_words", body("it is FREE.")],
  ["loud_words", body("helt gratis")],
  ["loud_words", { subject: "Bargain here", loudWords: ["bargain"] }],
  [
    "image_little_text",
    { body: '<img src="https://a.example/b.png"> {nps_scale} {unsubscribe_url}' },
  ],
  [
    "many_fonts",
    body(
      '<p style="font-family:Arial,sans-serif">a</p><p style="font-family: Georgia">b</p><font face="Comic Sans MS">c</font>',
    ),
  ],
  [
    "many_sizes",
    body(
      '<p style="font-size:10px">a</p><p style="font-size:12px">a</p><p style="font-size:14px">a</p><p style="font-size:20px">a</p>',
    ),
  ],
  [
    "many_colors",
    body(
      '<p style="color:red;background-color:#fff">a</p><p style="color:blue">a</p><font color="green">a</font>',
    ),
  ],
  ["no_unsubscribe_link", { body: `${LONG}{nps_scale}` }],
  ["unknown_fields", body("{discount}")],
  ["only_happy", body("If you were happy, tell us")],
  ["only_happy", body("if you’re very satisfied with us")],
  ["only_happy", body("Please give us a 10")],
  ["only_happy", body("Leave 5 stars")],
  ["only_happy", body("Hvis du er rigtig tilfreds")],
  ["only_happy", body("giv os en 10’er")],
])("%s", (code, changes) => {
  expect(codes(changes)).toEqual([code]);
});

test.each([
  { subject: "Your VAT invoice from IKEA in the UK" },
  { subject: "Order {order_number}" },
  body("One mark is fine!"),
  body("freedom and gratisk are other words"),
  body('<img src="https://a.example/b.png">'),
  body("Tell us if you were unhappy"),
  body("between 0 and 10"),
  { subject: "Free", loudWords: [] },
])("is let through: %o", (changes) => {
  const known = codes(changes);
  expect(known).toEqual(
    known.filter((code) => code === "capitals" && /IKEA/.test(JSON.stringify(changes))),
  );
});

test("reports what it found", () => {
  const [loud] = checkTemplate({ ...GOOD, subject: "Act now, it is free" });
  expect(loud).toEqual({ code: "loud_words", words: ["act now", "free"], count: 2 });
});

test.each([" ", ",", "<", "!", "<style", "{", "$$", "<div>", "<a face="])(
  "a body of nothing but %j takes eight times the time for eight times the length, not sixty-four",
  (piece) => {
    const [short, long] = quickest([4_000, 32_000], (length) =>
      checkTemplate({ subject: "One question", body: piece.repeat(length / piece.length) }),
    );
    expect(long, `${short} ms, then ${long} ms`).toBeLessThan(24 * Math.max(short, 0.05));
  },
);
