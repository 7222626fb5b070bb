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

/** Texts of one part of the catalogue, outside of pages: mails, API answers, jobs. */
export function texts<N extends keyof Messages>(locale: string, namespace: N) {
  return isolating(
    createTranslator<Messages, N>({ locale, messages: messagesFor(locale), namespace }),
  );
}
