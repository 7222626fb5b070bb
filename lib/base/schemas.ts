import { z } from "zod";
import { normalizeText, textLength } from "@/lib/base/text";

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

/** The id of a row; anything else names nothing there is. */
export const idSchema = z.uuid("notFound");
/** The random id a form carries, so that sending it twice takes effect once. */
export const submissionIdSchema = z.uuid("invalidValue");

const NAME_MAX = 100;

/** A label of a person, shop or key: one line that says something. */
export const nameSchema = lineText(NAME_MAX, "lineTooLong").refine(
  (value) => value !== "",
  "required",
);

/** An email address, in lower case. */
export const emailSchema = z
  .string("invalidValue")
  .trim()
  .toLowerCase()
  .max(254, "emailInvalid")
  .pipe(z.email("emailInvalid"));

/** Only plain http(s) addresses without a user part can be shared. */
export const httpUrlSchema = z
  .string("invalidValue")
  .trim()
  .max(500, "urlTooLong")
  .refine(isPlainHttpUrl, "httpUrl");

function isPlainHttpUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(value)) return false;
  try {
    const url = new URL(value);
    return url.username === "" && url.password === "" && url.hostname !== "";
  } catch {
    return false;
  }
}
