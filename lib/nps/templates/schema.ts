import { z } from "zod";
import { LOUD_WORD_LIMITS, TEMPLATE_LIMITS } from "@/lib/base/limits";
import { lineText, longText, nameSchema } from "@/lib/base/schemas";
import { LOCALES } from "@/lib/base/vocabularies";

/** Templates in use at once. */
export const TEMPLATES_MAX = 100;
/** Spam-trigger words of one shop. */
const WORDS_MAX = 200;

const filled = (limit: { maxLength: number }) =>
  z
    .string("invalidValue")
    .pipe(lineText(limit))
    .refine((value) => value !== "", "required");

const words = {
  subject: filled(TEMPLATE_LIMITS.subject),
  body: z
    .string("invalidValue")
    .pipe(longText(TEMPLATE_LIMITS.body))
    .refine((value) => value !== "", "required"),
};

/** What makes a template unsendable is refused: empty or too long. All else the check warns about. */
export const templateSchema = z.object({ name: nameSchema, ...words });
export type TemplateInput = z.output<typeof templateSchema>;

/** A new template begins as a copy of another, or as the one every shop starts with. */
export const newTemplateSchema = z.object({
  name: nameSchema,
  from: z.union([z.literal("").transform(() => null), z.uuid("notFound")]).default(null),
});
export type NewTemplate = z.output<typeof newTemplateSchema>;

export const templateIdSchema = z.object({ templateId: z.uuid("notFound") });

/** As the editor sends it; `seen` is the moment of the version that was on screen. */
export const saveTemplateSchema = templateSchema.extend({
  templateId: z.uuid("notFound"),
  seen: z.iso.datetime("invalidValue"),
});

const locale = z.enum(LOCALES, "invalidValue");

const wordsSchema = z.object(words);
const wordsOrNone = z
  .object({ subject: z.string("invalidValue"), body: z.string("invalidValue") })
  .transform((given, context) => {
    if (`${given.subject}${given.body}`.trim() === "") return { words: null };
    const { data, error } = wordsSchema.safeParse(given);
    if (data) return { words: data };
    for (const { path, message } of error.issues) {
      context.addIssue({ code: "custom", path, message });
    }
    return z.NEVER;
  });

/** The words in another language; both fields left empty take them away. */
export const translateTemplateSchema = z.intersection(
  z.object({ templateId: z.uuid("notFound"), locale, seen: z.iso.datetime("invalidValue") }),
  wordsOrNone,
);

/** Which template a test shows, and in which language. */
export const testedTemplateSchema = templateIdSchema.extend({ locale: locale.optional() });

/** Words the check warns about; no list at all means ours. Messages are keys of the catalogue's `errors`. */
export const loudWordsSchema = z.object({
  loudWords: z
    .array(filled(LOUD_WORD_LIMITS.word))
    .max(WORDS_MAX, "tooManyWords")
    .transform((words) => [...new Set(words.map((word) => word.toLowerCase()))])
    .nullable(),
});
export type LoudWordsInput = z.output<typeof loudWordsSchema>;

/** Words on their way, for the preview: unfinished ones are shown as well. */
export const draftSchema = z.object({
  locale: locale.optional().catch(undefined),
  subject: z.string().max(1000).default(""),
  body: z
    .string()
    .max(2 * TEMPLATE_LIMITS.body.maxLength)
    .default(""),
});
