import { z } from "zod";
import { longText } from "@/lib/text-schema";

const COMMENT_MAX = 500;
export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

/** 4 and 5 stars. Never translated into an NPS band. */
export function isPromoter(stars: number): boolean {
  return stars >= 4;
}

/** 1 to 3 stars: an apology to the customer, an alert to the team. */
export function isDetractor(stars: number): boolean {
  return stars <= 3;
}

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
