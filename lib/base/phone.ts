import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

/** For a server: what it knows of the world's numbers weighs more than a page of ours. */

/** How the world dials out of a country; libphonenumber knows it only where it knows the country. */
const INTERNATIONAL = /^[^\d+]*00/;

/**
 * One spelling of a phone number, by which the same number is known again: E.164 as in
 * `+4512345678`, with `;ext=` where one is dialled behind it. A number without its country belongs
 * to `country` (ISO 3166); what is then still no possible number keeps its letters and digits. Null
 * for a text without digits, which is no phone number.
 */
export function phoneKey(text: string, country: string | null): string | null {
  if (!/\p{Nd}/u.test(text)) return null;
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(text.replace(INTERNATIONAL, "+"), home);
  if (!number?.isPossible()) return text.toLowerCase().replace(/[^\p{L}\p{N}+]/gu, "");
  return number.ext ? `${number.number};ext=${number.ext}` : number.number;
}
