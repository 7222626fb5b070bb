import { z } from "zod";
import { isWorthReading, oneLineText } from "@/lib/base/schemas";

const TAG_MAX = 30;
export const TAGS_MAX = 20;

/** A shop's own mark for a customer: lower case on one line. */
export const tagSchema = z
  .string("invalidValue")
  .refine((tag) => isWorthReading(tag, TAG_MAX), "tagTooLong")
  .transform((tag) => oneLineText(tag).replace(/\s+/g, " ").toLowerCase())
  .refine((tag) => [...tag].length <= TAG_MAX, "tagTooLong")
  .refine((tag) => !tag.includes(","), "tagComma");

/** A customer's tags, each once; empty ones do not count. */
export const tagsSchema = z
  .array(tagSchema)
  .max(200, "tooMany")
  .transform((tags) => [...new Set(tags)].filter((tag) => tag !== ""))
  .refine((tags) => tags.length <= TAGS_MAX, "tooManyTags");

/** Tags as they are typed into one field, between commas. */
export const typedTagsSchema = z
  .string()
  .max(5_000, "tooManyTags")
  .transform((text) => text.split(/[,\n]/))
  .pipe(tagsSchema);
