import { z } from "zod";
import { ORDER_LIMITS } from "@/lib/base/limits";
import { lineText } from "@/lib/base/schemas";
import { ORDER_MEANINGS } from "@/lib/base/vocabularies";
import { formFields } from "@/lib/http/form-fields";

/** Words on one page of the list. */
export const WORDS_PAGE = 50;

const meaning = z.enum(ORDER_MEANINGS, "chooseMeaning");

/** What words mean, as their form sends it: those changed, and a new word if one was typed. Messages are keys of the catalogue's `errors`. */
export const orderWordsSchema = z.object({
  changed: z.array(z.object({ word: z.string().min(1).max(500), meaning })).max(1000, "tooMany"),
  added: z.union([z.null(), z.object({ word: lineText(ORDER_LIMITS.status), meaning })]),
});
export type OrderWordsInput = z.output<typeof orderWordsSchema>;

/** A word as part of a field's name and id. */
export const wordKey = (word: string) => Buffer.from(word).toString("hex");

/**
 * The form as it was sent: `meaning-<key>` is what was chosen and `before-<key>` what stood there, so that a
 * page that was open for long doesn't take back what others have changed since.
 */
export function readWordsForm(form: FormData) {
  const fields = formFields(form);
  const changed = Object.entries(fields).flatMap(([name, chosen]) => {
    const key = /^meaning-([0-9a-f]+)$/.exec(name)?.[1];
    if (!key || chosen === (fields[`before-${key}`] ?? "")) return [];
    return [{ word: Buffer.from(key, "hex").toString().replaceAll("\0", ""), meaning: chosen }];
  });
  const word = fields.addedWord?.trim() ?? "";
  return { changed, added: word === "" ? null : { word, meaning: fields.addedMeaning } };
}

/** Which page of the list, from 1 on; odd values count as none. */
export const wordsPageSchema = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .nullish()
    .catch(null),
});
