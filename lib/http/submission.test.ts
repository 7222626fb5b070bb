import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { submissionIdSchema } from "@/lib/base/schemas";
import { submissionOf } from "@/lib/http/submission";

test("the same form with the same words is the same submission, and a valid id", () => {
  const form = randomUUID();
  expect(submissionOf(form, "4", "Fine")).toBe(submissionOf(form, "4", "Fine"));
  expect(submissionIdSchema.safeParse(submissionOf(form, "4")).success).toBe(true);
});

test("other words, or another form, are another submission", () => {
  const form = randomUUID();
  const ids = [
    submissionOf(form, "first"),
    submissionOf(form, "second"),
    submissionOf(form, "fir", "st"),
    submissionOf(form, undefined),
    submissionOf(randomUUID(), "first"),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test("a form without an id is refused", () => {
  expect(() => submissionOf(undefined, "x")).toThrow("invalid");
  expect(() => submissionOf("x", "x")).toThrow("invalid");
});
