import { expect, test } from "vitest";
import { readDecimal } from "@/lib/base/decimal";

test.each([
  ["49.90", "49.90", false],
  [49.9, "49.9", false],
  ["4.99999", "4.99999", false],
  [4.333333333, "4.333333333", false],
  [" +.5 ", "0.5", false],
  ["-1", "-1", false],
  ["7.", "7", false],
  [1e-7, "0.0000001", false],
  ["1.0E-5", "0.00001", false],
  ["1e5", "100000", false],
  ["1.00000000000000", "1", false],
  [0.1 + 0.2, "0.3", true],
  ["0.99999999999", "1", true],
  ["-0.00000000005", "-0.0000000001", true],
  ["123456789012.12345678915", "123456789012.1234567892", true],
])("%j is %s", (value, text, rounded) => {
  expect(readDecimal(value, 10)).toEqual({ text, rounded });
});

test.each([
  "",
  ".",
  "-",
  "1,50",
  "1e",
  "1e999",
  "abc",
  "0x1",
  "1 000",
  "9".repeat(61),
  null,
  true,
  [],
  {},
])("%j is no decimal number", (value) => {
  expect(readDecimal(value, 10)).toBeNull();
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21])("%d is no amount", (value) => {
  expect(readDecimal(value, 10)).toBeNull();
});
