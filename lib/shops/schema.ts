import { z } from "zod";
import { isCountry } from "@/lib/base/countries";
import { SHOP_LIMITS } from "@/lib/base/limits";
import { emailSchema, httpUrlSchema, longText, nameSchema, ticked } from "@/lib/base/schemas";
import { isTimeZone } from "@/lib/base/time";
import { LOCALES } from "@/lib/base/vocabularies";

/** `#rrggbb`, the one notation colours are stored in. */
export const colorSchema = z
  .string("invalidValue")
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "color");

/** An empty choice is one too: the shop says nothing about its country. */
const countrySchema = z
  .string("country")
  .refine((code) => code === "" || isCountry(code), "country")
  .transform((code) => code || null);

/** The shop as its forms send it; what is optional stays as it is without it. Messages are keys of the catalogue's `errors`. */
export const shopSchema = z.object({
  name: nameSchema,
  siteUrl: httpUrlSchema,
  replyTo: emailSchema,
  postalAddress: longText(SHOP_LIMITS.postalAddress),
  timeZone: z.string("timeZone").max(100, "timeZone").refine(isTimeZone, "timeZone"),
  locale: z.enum(LOCALES, "invalidValue"),
  country: countrySchema.optional(),
  brand: colorSchema,
  slug: z
    .string("slug")
    .trim()
    .toLowerCase()
    .max(SHOP_LIMITS.slug.maxLength, "slug")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "slug")
    .optional(),
  autoAssign: z.boolean().optional(),
});

export type ShopInput = z.output<typeof shopSchema>;

/** A shop's form: the shop, and what becomes of its logo. */
export const shopFormSchema = shopSchema.extend({
  /** A new picture, its removal, or nothing. */
  logo: z.union([z.instanceof(Buffer), z.literal("remove")]).nullable(),
});

/** Settings → Shop: the same, and how the team shares its work. */
export const shopSettingsSchema = shopFormSchema.extend({ autoAssign: ticked });
