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
  const { keys, t } = sentencesOf(locale, template);
  const apart = isolateValues(values);
  return Object.fromEntries(keys.map((key) => [key, t(key, apart)])) as MailText<T>;
}

type Sentences = { keys: string[]; t: (key: string, values: WordValues) => string };

/** By language and template: reading a sentence's syntax takes longer than filling it in. */
const read = new Map<string, Sentences>();

function sentencesOf(locale: string, template: MailTemplate): Sentences {
  const name = `${locale} ${template}`;
  const known = read.get(name);
  if (known) return known;
  const { mail, mailParts } = messagesFor(locale);
  const shared = MAIL_PARTS[template].map((part) => mailParts[part]);
  const messages: Record<string, string> = Object.assign({}, ...shared, mail[template]);
  const sentences = {
    keys: Object.keys(messages),
    t: createTranslator({ locale, messages }) as Sentences["t"],
  };
  read.set(name, sentences);
  return sentences;
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
