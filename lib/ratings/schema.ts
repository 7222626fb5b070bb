import { z } from "zod";
import { longText } from "@/lib/base/schemas";
import { STARS, type Stars } from "@/lib/base/stars";

const COMMENT_MAX = 500;
export const submitRatingSchema = z.object({
  stars: z.coerce
    .number("chooseStars")
    .int("chooseStars")
    .min(1, "chooseStars")
    .max(5, "chooseStars"),
  comment: longText(COMMENT_MAX, "commentTooLong")
    .nullish()
    .transform((value) => value || null),
});
export type SubmitRating = z.output<typeof submitRatingSchema>;

/** The preselected star of a link in a mail; anything odd selects none. */
export function starsFromLink(value: unknown): Stars | null {
  return STARS.find((stars) => String(stars) === value) ?? null;
}
