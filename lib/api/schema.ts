import { z } from "zod";
import { readCursor } from "@/lib/cursor";
import { upsertOrderSchema } from "@/lib/orders/schema";
import { submitRatingSchema } from "@/lib/ratings/schema";
import { idSchema } from "@/lib/updates/schema";

const LIMIT_MAX = 100;
const LIMIT_DEFAULT = 50;

/** Years PostgreSQL and ISO 8601 write alike. */
function isPlainYear(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

const placeSchema = z
  .string()
  .max(200, "cursor")
  .transform(readCursor)
  .refine((place) => place !== null && isPlainYear(place.at), "cursor");

/** A whole number as it stands in a query string. */
const wholeNumber = (max: number, message: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, message)
    .transform(Number)
    .refine((value) => value <= max, message);

/** `limit` and `cursor` of every list; the cursor becomes the place it stands for. */
export const listSchema = z.object({
  limit: wholeNumber(LIMIT_MAX, "limitRange").default(LIMIT_DEFAULT),
  cursor: placeSchema.optional().transform((place) => place ?? null),
});
export type ListQuery = z.output<typeof listSchema>;

const filterText = z.string().max(200, "lineTooLong").optional();

export const orderListSchema = listSchema.extend({
  externalId: filterText,
  number: filterText,
  q: filterText,
});
export type OrderListQuery = z.output<typeof orderListSchema>;

export const ratingListSchema = listSchema.extend({
  stars: wholeNumber(5, "chooseStars").optional(),
});
export type RatingListQuery = z.output<typeof ratingListSchema>;

export const orderBody = upsertOrderSchema.extend({
  placedAt: upsertOrderSchema.shape.placedAt.refine(isPlainYear, "dateTime"),
});

const missing = (issue: { input?: unknown }) =>
  issue.input === undefined ? "required" : "invalidValue";

/** Whether to tell the customer is never left to a default. */
export const solutionBody = z.object({ notify: z.boolean({ error: missing }) });

/** The form's rules, on JSON: `"4"` and `true` are no numbers here. */
export const ratingBody = z.preprocess(
  (body) =>
    body instanceof Object && "stars" in body && typeof body.stars !== "number"
      ? { ...body, stars: undefined }
      : body,
  submitRatingSchema,
);

export const followUpsBody = z.object({
  ratingId: idSchema.nullish().transform((id) => id ?? undefined),
});
