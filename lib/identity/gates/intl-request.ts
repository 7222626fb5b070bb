import { getRequestConfig } from "next-intl/server";
import { isLocale } from "@/lib/i18n/locales";
import { messagesFor } from "@/lib/i18n/texts";
import { requestLocale } from "@/lib/identity/gates/request-locale";

/** Times are formatted in the shop's zone where they stand. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked) ? asked : await requestLocale();
  return { locale, messages: messagesFor(locale), timeZone: "UTC" };
});
