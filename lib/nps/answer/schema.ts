import { z } from "zod";
import { longText } from "@/lib/base/schemas";

/** Characters of a comment on an answer. */
export const COMMENT_MAX = 2000;

/** The score in a link or a form: a whole number of 0 to 10 as we write it; null for anything else. */
export function scoreOf(value: unknown): number | null {
  return typeof value === "string" && /^(?:10|\d)$/.test(value) ? Number(value) : null;
}

export const commentSchema = z.object({
  comment: longText(COMMENT_MAX, "paragraphTooLong").refine(
    (value) => value !== "",
    "noteRequired",
  ),
});
