import { createTranslator } from "use-intl/core";
import { isolateValues } from "@/lib/base/bidi";
import { MAIL_PARTS, type MailTemplate, type MailText } from "@/lib/i18n/mail-text";
import { messagesFor } from "@/lib/i18n/texts";

export type WordValues = Record<string, string | number>;

/** Every text of one template, from the catalogue, with its values filled in and people's words isolated. */
export function mailWords<T extends MailTemplate>(
  locale: string,
  template: T,
  values: WordValues,
): MailText<T> {
  const { mail, mailParts } = messagesFor(locale);
  const shared = MAIL_PARTS[template].map((part) => mailParts[part]);
  const messages: Record<string, string> = Object.assign({}, ...shared, mail[template]);
  const t = createTranslator({ locale, messages });
  const apart = isolateValues(values);
  const entries = Object.keys(messages).map((key) => [key, t(key, apart)]);
  return Object.fromEntries(entries) as MailText<T>;
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
