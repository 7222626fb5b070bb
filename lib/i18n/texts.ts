import { createTranslator } from "use-intl/core";
import { isolating } from "@/lib/i18n/isolating";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import da from "@/messages/da.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };

/** English is the measure: a key that another language lacks fails the build here. */
export type Messages = typeof en;

const CATALOGUES: Record<Locale, Messages> = { en, da };

/** The catalogue of a language; English stands in for those there is none of. */
export function messagesFor(locale: string): Messages {
  return CATALOGUES[isLocale(locale) ? locale : "en"];
}

const kept = new Map<string, object>();

/**
 * The words of one part of a catalogue, or of all of it. Made once for each language and part: a
 * sentence is taken apart when it is first said and stays so, and so do the writers of its numbers.
 */
export function wordsOf(locale: string, namespace?: string): object {
  const spoken = isLocale(locale) ? locale : "en";
  const key = `${spoken} ${namespace ?? ""}`;
  const known = kept.get(key);
  if (known) return known;
  const messages: object = messagesFor(spoken);
  // Times are formatted in the shop's zone where they stand.
  const made = createTranslator({ locale: spoken, messages, namespace, timeZone: "UTC" } as never);
  const words = isolating(made);
  kept.set(key, words);
  return words;
}

/** Texts of one part of the catalogue, outside of pages: mails, API answers, jobs. */
export function texts<N extends keyof Messages>(locale: string, namespace: N) {
  return wordsOf(locale, namespace) as ReturnType<typeof createTranslator<Messages, N>>;
}
