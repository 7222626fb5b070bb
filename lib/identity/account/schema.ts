import { z } from "zod";
import { NAME_LIMIT } from "@/lib/base/limits";
import { lineText, nameSchema } from "@/lib/base/schemas";
import { LOCALES } from "@/lib/base/vocabularies";

/** What somebody is called, and by customers; empty is the same. */
export const nameForm = z.object({
  name: nameSchema,
  publicName: lineText(NAME_LIMIT)
    .optional()
    .transform((value) => value || null),
});

/** An empty choice follows the browser. */
export const languageSchema = z.object({
  locale: z.union([z.literal("").transform(() => null), z.enum(LOCALES)], "invalidValue"),
});

export const sessionSchema = z.object({ sessionId: z.uuid("invalidValue") });
