import { cookies, headers } from "next/headers";
import { env } from "@/lib/base/env";
import { isOutage } from "@/lib/http/outage";
import { browserLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { currentLanguage } from "@/lib/identity/gates/session";

/** The request header by which the proxy tells pages whose language counts: one of ours, or `CUSTOMER_LOCALE`. */
export const LOCALE_HEADER = "x-starloop-locale";

/** On a customer's page without a link in its address: the cookie of this name says the language. */
export const CUSTOMER_LOCALE = "customer-locale";

/** That cookie. A page's own script reads it where everything else failed. */
export function localeCookie(locale: Locale) {
  const secure = env().APP_URL.startsWith("https:");
  return { name: CUSTOMER_LOCALE, value: locale, sameSite: "lax" as const, path: "/", secure };
}

/**
 * The language of the page asked for. On customers' pages the order's (the proxy knows it); for the
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
