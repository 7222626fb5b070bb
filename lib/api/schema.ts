import { z } from "zod";
import { readCursor, readNumberCursor } from "@/lib/base/cursor";
import { idSchema } from "@/lib/base/schemas";
import { type Adjustment, adjustOrder } from "@/lib/orders/adjust-order";
import { upsertOrderSchema } from "@/lib/orders/schema";
import { submitRatingSchema } from "@/lib/ratings/schema";

const LIMIT_MAX = 100;
const LIMIT_DEFAULT = 50;

/** Years PostgreSQL and ISO 8601 write alike. */
function isPlainYear(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

const cursorOf = (read: typeof readCursor) =>
  z
    .string()
    .max(200, "cursor")
    .transform(read)
    .refine((place) => place !== null && isPlainYear(place.at), "cursor")
    .optional()
    .transform((place) => place ?? null);

/** A whole number in a query string. */
const wholeNumber = (max: number, message: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, message)
    .transform(Number)
    .refine((value) => value <= max, message);

/** `limit` and `cursor` of every list; the cursor becomes the position it encodes. */
export const listSchema = z.object({
  limit: wholeNumber(LIMIT_MAX, "limitRange").default(LIMIT_DEFAULT),
  cursor: cursorOf(readCursor),
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

const REVIEWS_MAX = 1000;

const calendarDay = z.iso
  .date("calendarDay")
  .refine((day) => day >= "1000-01-01", "calendarDay")
  .optional();

/** `channel` and `category` by code or id, as in the survey API. */
export const npsReviewListSchema = z
  .object({
    limit: wholeNumber(REVIEWS_MAX, "limitRangeLong").default(LIMIT_DEFAULT),
    cursor: cursorOf(readNumberCursor),
    date_from: calendarDay,
    date_to: calendarDay,
    channel: z.string().min(1, "unknownChannel").max(50, "unknownChannel").optional(),
    category: z.string().min(1, "unknownCategory").max(50, "unknownCategory").optional(),
  })
  .refine(({ date_from: from, date_to: to }) => !from || !to || from <= to, {
    path: ["date_to"],
    message: "dayOrder",
  });
export type NpsReviewListQuery = z.output<typeof npsReviewListSchema>;

/** Details that could not be stored as sent are adjusted first, and listed under `adjusted`. */
export const orderBody = z.preprocess(
  adjustOrder,
  upsertOrderSchema.extend({ adjusted: z.array(z.custom<Adjustment>()) }),
);

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
