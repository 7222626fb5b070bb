import { getCountries } from "libphonenumber-js/min";

export type Country = { code: string; name: string };

/** The countries and territories that have phone numbers, by ISO 3166 code. */
const CODES: readonly string[] = getCountries();

/** Whether this is the ISO 3166 code of a country a shop can be in. */
export function isCountry(code: string): boolean {
  return CODES.includes(code);
}

/** A country's name in a language; the code where there is none. */
export function countryName(locale: string, code: string): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** All countries by name, for a list to choose from. */
export function listCountries(locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const { compare } = new Intl.Collator(locale);
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    compare(a.name, b.name),
  );
}

/** The one country a time zone lies in; null for UTC and whatever else says nothing about it. */
export function countryOfZone(timeZone: string): string | null {
  byZone ??= countriesByZone();
  return byZone.get(canonical(timeZone)) ?? null;
}

/** By zone; null where several share it. Made when it is first asked for: that takes a moment. */
let byZone: Map<string, string | null> | undefined;

function countriesByZone(): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const code of CODES) {
    for (const zone of new Set(zonesOf(code).map(canonical))) {
      found.set(zone, found.has(zone) ? null : code);
    }
  }
  return found;
}

/** A zone has one name among several, like Asia/Kolkata and Asia/Calcutta; unknown ones keep theirs. */
function canonical(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}

/** Newer engines have a method, older ones a property. */
type Zoned = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };

function zonesOf(code: string): string[] {
  const locale: Zoned = new Intl.Locale(`und-${code}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
