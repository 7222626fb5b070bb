import { useSyncExternalStore } from "react";
import { isLocale, knownLocale, type Locale } from "@/lib/i18n/locales";
import da from "@/messages/da.fault.json";
import en from "@/messages/en.fault.json";

const TEXTS: Record<Locale, typeof en> = { en, da };

/** The cookie by which customers' pages remember their language. */
const REMEMBERED = /(?:^|;\s*)customer-locale=(\w+)/;

/**
 * The language of the page that failed; where not even its frame came about, the remembered one or
 * the browser's. No database is asked: it may be what failed.
 */
function read(): Locale {
  const { lang, dataset } = document.documentElement;
  if (isLocale(lang) && dataset.fault === undefined) return lang;
  const remembered = knownLocale(document.cookie.match(REMEMBERED)?.[1]);
  return remembered ?? navigator.languages.map(knownLocale).find(isLocale) ?? "en";
}

const never = () => () => {};

/** Words of the error pages: in files of their own, because these pages must stand when nothing else does, and weigh little. */
export function useFaultTexts(): (typeof TEXTS)[Locale] & { locale: Locale } {
  const locale = useSyncExternalStore<Locale>(never, read, () => "en");
  return { ...TEXTS[locale], locale };
}
