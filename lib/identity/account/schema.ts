import { z } from "zod";
import { nameSchema } from "@/lib/base/schemas";
import { LOCALES } from "@/lib/base/vocabularies";

/** What somebody is called. */
export const nameForm = z.object({ name: nameSchema });

/** An empty choice follows the browser. */
export const languageSchema = z.object({
  locale: z.union([z.literal("").transform(() => null), z.enum(LOCALES)], "invalidValue"),
});

export const sessionSchema = z.object({ sessionId: z.uuid("invalidValue") });
