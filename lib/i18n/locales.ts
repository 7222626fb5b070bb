import { LOCALES } from "@/lib/base/vocabularies";
export type Locale = (typeof LOCALES)[number];

/** Whether a string names one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The language to use for one that a shop system or browser names, like "da-DK" or "da_DK". */
export function knownLocale(value: string | null | undefined): Locale | null {
  const language = value?.toLowerCase().split(/[-_]/)[0];
  return isLocale(language) ? language : null;
}

/** The language to speak to a customer: that of their order, else the shop's. */
export function spokenLocale(
  row: { orderLocale: Locale | null; shopLocale: string | null } | undefined,
): Locale {
  return row?.orderLocale ?? knownLocale(row?.shopLocale) ?? "en";
}

/** The first language of an Accept-Language header that there is a catalogue of. */
export function browserLocale(header: string | null): Locale | null {
  const wanted = (header ?? "").split(",").map((entry) => {
    const [name = "", ...parameters] = entry.trim().split(";");
    const q = parameters.map((part) => part.trim()).find((part) => part.startsWith("q="));
    return { locale: knownLocale(name), weight: q ? Number(q.slice(2)) || 0 : 1 };
  });
  const known = wanted.filter(({ locale, weight }) => locale && weight > 0);
  return known.sort((a, b) => b.weight - a.weight)[0]?.locale ?? null;
}
