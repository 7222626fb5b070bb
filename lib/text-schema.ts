import { z } from "zod";
import { normalizeText, textLength } from "@/lib/text";

/** Free text of several lines, at most `max` characters; never cut, only refused. */
export function longText(max: number, tooLong: string) {
  return z
    .string()
    .transform(normalizeText)
    .refine((value) => textLength(value) <= max, tooLong)
    .transform((value) => value.trim());
}

/** One line of text (names, titles): control characters and line breaks become spaces. */
export function lineText(max: number, tooLong: string) {
  return z
    .string()
    .transform((value) =>
      normalizeText(value)
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .trim(),
    )
    .refine((value) => textLength(value) <= max, tooLong);
}
