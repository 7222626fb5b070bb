import { z } from "zod";
import { SHOP_LIMITS } from "@/lib/base/limits";
import { emailSchema, httpUrlSchema, longText, nameSchema } from "@/lib/base/schemas";
import { isTimeZone } from "@/lib/base/time";
import { LOCALES } from "@/lib/base/vocabularies";

/** `#rrggbb`, the one notation colours are stored in. */
export const colorSchema = z
  .string("invalidValue")
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "color");

/** The shop as its forms send it; without `slug` its public address stays. Messages are keys of the catalogue's `errors`. */
export const shopSchema = z.object({
  name: nameSchema,
  siteUrl: httpUrlSchema,
  replyTo: emailSchema,
  postalAddress: longText(SHOP_LIMITS.postalAddress),
  timeZone: z.string("timeZone").max(100, "timeZone").refine(isTimeZone, "timeZone"),
  locale: z.enum(LOCALES, "invalidValue"),
  brand: colorSchema,
  slug: z
    .string("slug")
    .trim()
    .toLowerCase()
    .max(SHOP_LIMITS.slug.maxLength, "slug")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "slug")
    .optional(),
});

export type ShopInput = z.output<typeof shopSchema>;

/** A shop's form: the shop, and what becomes of its logo. */
export const shopFormSchema = shopSchema.extend({
  /** A new picture, its removal, or nothing. */
  logo: z.union([z.instanceof(Buffer), z.literal("remove")]).nullable(),
});
