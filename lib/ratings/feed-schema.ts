import { z } from "zod";
import { cursorSchema } from "@/lib/base/schemas";

const day = z.iso.date().nullish().catch(null);

/** The feed's filters, as they stand in the URL; odd values count as none. */
export const ratingFeedSchema = z.object({
  stars: z.enum(["1", "2", "3", "4", "5"]).transform(Number).nullish().catch(null),
  member: z.uuid().nullish().catch(null),
  comment: z
    .literal("1")
    .nullish()
    .catch(null)
    .transform((value) => value === "1"),
  from: day,
  to: day,
  cursor: cursorSchema,
});
