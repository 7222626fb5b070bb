import { z } from "zod";
import { containBidi } from "@/lib/base/bidi";
import { readEmail } from "@/lib/base/email-address";
import { NAME_LIMIT } from "@/lib/base/limits";
import { problem } from "@/lib/base/problem";
import { isBlank, normalizeText, textLength } from "@/lib/base/text";

/** The length of a text, in characters as people count them. */
type Length = { readonly maxLength: number };
/** The range of a number. */
export type Range = { readonly min: number; readonly max: number };

/** Free text of several lines, at most `max` characters; never cut, only refused. Empty where nothing can be seen. */
export function longText(limit: number | Length, tooLong?: string) {
  const { max, message } = lengthOf(limit, tooLong);
  return z
    .string()
    .refine((value) => isWorthReading(value, max), message)
    .transform((value) => containBidi(normalizeText(value)))
    .refine((value) => textLength(value) <= max, message)
    .transform(shownText);
}

/** One line of text (names, titles): control characters and line breaks become spaces. Empty where nothing can be seen. */
export function lineText(limit: number | Length, tooLong?: string) {
  const { max, message } = lengthOf(limit, tooLong);
  return z
    .string()
    .refine((value) => isWorthReading(value, max), message)
    .transform(oneLineText)
    .refine((value) => textLength(value) <= max, message);
}

/** A text that is far too long is not read at all. */
export function isWorthReading(value: string, max: number): boolean {
  return value.length <= max * UNITS_PER_CHARACTER + SLACK;
}

/** A character of decomposed text is up to three units long before NFC. */
const UNITS_PER_CHARACTER = 3;
/** Blanks around short texts, such as a line of a table. */
const SLACK = 200;

/** A text on one line; empty where nothing can be seen. */
export function oneLineText(value: string): string {
  return shownText(containBidi(normalizeText(value).replace(/[\p{Cc}\u2028\u2029]+/gu, " ")));
}

function shownText(value: string): string {
  return isBlank(value) ? "" : value.trim();
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

/** An email address that can be written to; see `readEmail`. */
export const emailSchema = z.string("invalidValue").transform((value, context) => {
  const address = readEmail(value);
  if (address !== null) return address;
  context.addIssue({ code: "custom", message: "emailInvalid" });
  return z.NEVER;
});

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

const SEARCH_MAX = 200;

/** What was searched for, as it stands in an address: several are one search, and what is too long is cut, never forgotten. */
export const searchText = z.preprocess(
  (sent) => (Array.isArray(sent) ? sent.join(" ") : sent),
  z
    .string()
    .catch("")
    .transform((text) => text.slice(0, SEARCH_MAX)),
);
