import { z } from "zod";
import { RATING_LIMITS } from "@/lib/base/limits";
import { longText } from "@/lib/base/schemas";
import { STARS, type Stars } from "@/lib/base/stars";

export const submitRatingSchema = z.object({
  stars: z.coerce
    .number("chooseStars")
    .int("chooseStars")
    .min(1, "chooseStars")
    .max(5, "chooseStars"),
  comment: longText(RATING_LIMITS.comment)
    .nullish()
    .transform((value) => value || null),
});
export type SubmitRating = z.output<typeof submitRatingSchema>;

/** The preselected star of a link in a mail, whatever mail programs put behind it; anything odd selects none. */
export function starsFromLink(value: unknown): Stars | null {
  const [, sent] = typeof value === "string" ? (value.match(/^([1-5])[^\p{L}\p{N}]*$/u) ?? []) : [];
  return STARS.find((stars) => String(stars) === sent) ?? null;
}
