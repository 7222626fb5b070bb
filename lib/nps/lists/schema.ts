import { z } from "zod";
import { NPS_ENTRY_LIMITS } from "@/lib/base/limits";
import { lineText, longText } from "@/lib/base/schemas";
import { LOCALES } from "@/lib/base/vocabularies";

/** Entries of one list: shop fronts load it whole. */
export const ENTRIES_MAX = 100;

/** What a category asks and says next, by band; the order of its form. */
export const CATEGORY_TEXTS = [
  "promoterQuestion",
  "promoterThanks",
  "passiveQuestion",
  "passiveThanks",
  "detractorQuestion",
  "detractorThanks",
] as const;
export type CategoryText = (typeof CATEGORY_TEXTS)[number];

export const LISTS = ["channels", "categories"] as const;
export type ListName = (typeof LISTS)[number];

/** What shop fronts send. A letter tells it from a number. */
const code = z
  .string("invalidValue")
  .trim()
  .toLowerCase()
  .max(50, "listCode")
  .regex(/^[0-9_-]*[a-z][a-z0-9_-]*$/, "listCode");

const name = z
  .string("invalidValue")
  .pipe(lineText(NPS_ENTRY_LIMITS.name))
  .refine((value) => value !== "", "required");

const answerText = (name: CategoryText) =>
  z
    .string("invalidValue")
    .pipe(longText(NPS_ENTRY_LIMITS[name]))
    .refine((value) => value !== "", "required");

const texts = {
  promoterQuestion: answerText("promoterQuestion"),
  promoterThanks: answerText("promoterThanks"),
  passiveQuestion: answerText("passiveQuestion"),
  passiveThanks: answerText("passiveThanks"),
  detractorQuestion: answerText("detractorQuestion"),
  detractorThanks: answerText("detractorThanks"),
};

const textOrNone = (name: CategoryText) =>
  z
    .string("invalidValue")
    .pipe(longText(NPS_ENTRY_LIMITS[name]))
    .transform((value) => value || null);

const textsOrNone = {
  promoterQuestion: textOrNone("promoterQuestion"),
  promoterThanks: textOrNone("promoterThanks"),
  passiveQuestion: textOrNone("passiveQuestion"),
  passiveThanks: textOrNone("passiveThanks"),
  detractorQuestion: textOrNone("detractorQuestion"),
  detractorThanks: textOrNone("detractorThanks"),
};

/** The number of an entry, as forms and addresses write it. */
export const entryIdSchema = z.coerce
  .number("notFound")
  .int("notFound")
  .positive("notFound")
  .max(Number.MAX_SAFE_INTEGER, "notFound");
const id = entryIdSchema;

/** Messages of all of these are keys of the catalogue's `errors`. */
export const newChannelSchema = z.object({ code, name });
export const newCategorySchema = z.object({ code, name, ...texts });
export const channelSchema = z.object({ id, name });
export const categorySchema = z.object({ id, name, ...texts });
/** The texts in another language; an empty one falls back to the shop's. */
export const translationSchema = z.object({
  id,
  locale: z.enum(LOCALES, "invalidValue"),
  ...textsOrNone,
});
export const switchSchema = z.object({ list: z.enum(LISTS), id, on: z.enum(["yes", "no"]) });

export type NewChannel = z.output<typeof newChannelSchema>;
export type NewCategory = z.output<typeof newCategorySchema>;
export type ChannelInput = z.output<typeof channelSchema>;
export type TranslationInput = z.output<typeof translationSchema>;
export type CategoryInput = z.output<typeof categorySchema>;
