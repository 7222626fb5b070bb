import { z } from "zod";
import { lineText } from "@/lib/base/schemas";
import { LOCALES } from "@/lib/base/vocabularies";

const NAME_MAX = 100;

export const nameSchema = z.object({
  name: lineText(NAME_MAX, "lineTooLong").refine((name) => name !== "", "required"),
});

/** An empty choice follows the browser. */
export const languageSchema = z.object({
  locale: z.union([z.literal("").transform(() => null), z.enum(LOCALES)], "invalidValue"),
});

export const sessionSchema = z.object({ sessionId: z.uuid("invalidValue") });
