import { z } from "zod";
import { longText } from "@/lib/text-schema";

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

/** Why an answer was not taken, in the order it is checked. */
export type Failure = "token" | "answered" | "rating";

/** What a shop's error page is told, word for word: programs compare it, so no language has its own. */
export const FAILURE_MESSAGE: Record<Failure, string> = {
  token: "The token is invalid",
  answered: "The ticket is already rated",
  rating: "The rating value is invalid",
};
