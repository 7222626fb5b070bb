import { z } from "zod";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { longText } from "@/lib/base/schemas";

/** The score in a link or a form: a whole number of 0 to 10 as we write it; null for anything else. */
export function scoreOf(value: unknown): number | null {
  return typeof value === "string" && /^(?:10|\d)$/.test(value) ? Number(value) : null;
}

/** Why somebody gave a score, as it was sent; null where nothing was said. */
export const whySchema = longText(NPS_ANSWER_LIMITS.comment).transform((text) => text || null);

export const commentSchema = z.object({
  comment: longText(NPS_ANSWER_LIMITS.comment).refine((value) => value !== "", "noteRequired"),
});
