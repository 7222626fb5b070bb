import { cookies, headers } from "next/headers";
import { CUSTOMER_LOCALE, LOCALE_HEADER } from "@/lib/http/locale-header";
import { isOutage } from "@/lib/http/outage";
import { browserLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { currentLanguage } from "@/lib/identity/gates/session";

/**
 * The language of the page asked for. On customers' pages the order's (known before the page is begun); for the
 * team each one's own choice; before anybody is known what the browser asks for.
 */
export async function requestLocale(): Promise<Locale> {
  const given = (await headers()).get(LOCALE_HEADER);
  if (isLocale(given)) return given;
  const chosen = given === CUSTOMER_LOCALE ? await rememberedLocale() : await ownLocale();
  return chosen ?? browserLocale((await headers()).get("accept-language")) ?? "en";
}

async function rememberedLocale(): Promise<Locale | null> {
  const remembered = (await cookies()).get(CUSTOMER_LOCALE)?.value;
  return isLocale(remembered) ? remembered : null;
}

/** Null as well when the database is away: the frame of the error page must stand without it. */
async function ownLocale(): Promise<Locale | null> {
  try {
    return await currentLanguage();
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}
