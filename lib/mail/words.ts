import { createTranslator } from "use-intl/core";
import { type Messages, messagesFor } from "@/lib/i18n/texts";

export type Template = keyof Messages["mail"];
export type WordValues = Record<string, string | number>;

/**
 * Every string of one template, from the catalogue. The templates' props have a `text` with the
 * same keys; a test in emails/ holds the two together.
 */
export function mailWords<T extends Template>(
  locale: string,
  template: T,
  values: WordValues,
): Record<keyof Messages["mail"][T], string> {
  const messages: Record<string, string> = messagesFor(locale).mail[template];
  const t = createTranslator({ locale, messages });
  const entries = Object.keys(messages).map((key) => [key, t(key, values)]);
  return Object.fromEntries(entries) as Record<keyof Messages["mail"][T], string>;
}

/** The catalogue's spelling of a flag. */
export function flag(value: unknown): "yes" | "no" {
  return value ? "yes" : "no";
}

/** The beginning of a text for a preview line, cut between words. */
export function excerpt(text: string, max = 120): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  if (characters.length <= max) return line;
  const cut = characters.slice(0, max).join("");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}
