import type { AppError, FieldErrors } from "@/lib/base/errors";
import { readProblem } from "@/lib/base/problem";
import { type Messages, texts } from "@/lib/i18n/texts";

type CodeKey = keyof Messages["errors"]["codes"];
type FieldKey = keyof Messages["errors"]["fields"];

/** The sentence for a refusal: of a body that cannot be read, why. */
export function refusalText(locale: string, error: AppError): string {
  const { code, fields = {} } = error;
  const reason = code === "unsupported_type" ? fieldTexts(locale, fields).body : undefined;
  if (reason !== undefined) return reason;
  return texts(locale, "errors")(`codes.${error.code satisfies CodeKey}`);
}

/** The words beside each field; a message that is no key of the catalogue reads "not valid". */
export function fieldTexts(locale: string, fields: FieldErrors): Record<string, string> {
  const t = texts(locale, "errors");
  const word = (message: string) => {
    const { key, values } = readProblem(message);
    const path = `fields.${key as FieldKey}` as const;
    // Which values a sentence takes is known where the problem is made.
    return t.has(path) ? t(path, values as never) : t("fields.invalidValue");
  };
  return Object.fromEntries(Object.entries(fields).map(([name, message]) => [name, word(message)]));
}
