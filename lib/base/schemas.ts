import { z } from "zod";
import { NAME_LIMIT } from "@/lib/base/limits";
import { problem } from "@/lib/base/problem";
import { normalizeText, textLength } from "@/lib/base/text";

/** The length of a text, in characters as people count them. */
type Length = { readonly maxLength: number };
/** The range of a number. */
export type Range = { readonly min: number; readonly max: number };

/** Free text of several lines, at most `max` characters; never cut, only refused. */
export function longText(limit: number | Length, tooLong?: string) {
  const { max, message } = lengthOf(limit, tooLong);
  return z
    .string()
    .transform(normalizeText)
    .refine((value) => textLength(value) <= max, message)
    .transform((value) => value.trim());
}

/** One line of text (names, titles): control characters and line breaks become spaces. */
export function lineText(limit: number | Length, tooLong?: string) {
  const { max, message } = lengthOf(limit, tooLong);
  return z
    .string()
    .transform((value) =>
      normalizeText(value)
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .trim(),
    )
    .refine((value) => textLength(value) <= max, message);
}

function lengthOf(limit: number | Length, tooLong?: string): { max: number; message: string } {
  const max = typeof limit === "number" ? limit : limit.maxLength;
  return { max, message: tooLong ?? problem("tooLong", { max }) };
}

/**
 * A whole number in a range, as a program sends it or a person types it: in digits alone. An empty
 * field is no number; it is not read as 0. The sentence of its problem is `numberRange` unless another unit is said.
 */
export function wholeNumber(
  { min, max }: Range,
  unit:
    | "numberRange"
    | "numberRangeOrEmpty"
    | "daysRange"
    | "daysRangeOrEmpty"
    | "minutesRange"
    | "secondsRange" = "numberRange",
) {
  const message = problem(unit, { min, max });
  return z.preprocess(
    (value) => (typeof value === "string" && !/^\d{1,9}$/.test(value.trim()) ? undefined : value),
    z.coerce.number(message).int(message).min(min, message).max(max, message),
  );
}

/** A box of a form: ticked, or not there at all. */
export const ticked = z
  .union([z.boolean(), z.string().transform(() => true)])
  .optional()
  .transform((value) => value ?? false);

/** The id of a row; anything else names nothing there is. */
export const idSchema = z.uuid("notFound");
/** The place in a list, as it stands in the URL; an odd one counts as none. */
export const cursorSchema = z.string().max(200).nullish().catch(null);
/** The random id a form carries, so that sending it twice takes effect once. */
export const submissionIdSchema = z.uuid("invalidValue");

/** A label of a person, shop or key: one line that says something. */
export const nameSchema = lineText(NAME_LIMIT).refine((value) => value !== "", "required");

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
