import { useTranslations } from "next-intl";
import { LOCALES } from "@/lib/base/vocabularies";

/** The words of the shop's fields, for whichever form holds them. Called where pages are rendered. */
export function useShopFieldTexts() {
  const t = useTranslations("settings.shop");
  return {
    name: t("name"),
    siteUrl: t("siteUrl"),
    replyTo: t("replyTo"),
    postalAddress: t("postalAddress"),
    timeZone: t("timeZone"),
    locale: t("locale"),
    brand: t("brand"),
    hints: {
      name: t("nameHint"),
      siteUrl: t("siteUrlHint"),
      replyTo: t("replyToHint"),
      postalAddress: t("postalAddressHint"),
      timeZone: t("timeZoneHint"),
      locale: t("localeHint"),
      brand: t("brandHint"),
    },
    languages: LOCALES.map((value) => ({ value, label: t(`languages.${value}`) })),
    color: {
      pick: t("color.pick"),
      light: t("color.light"),
      dark: t("color.dark"),
      button: t("color.button"),
      link: t("color.link"),
    },
    logo: {
      label: t("logo"),
      hint: t("logoHint"),
      current: t("logoNow"),
      next: t("logoNext"),
      remove: t("logoRemove"),
    },
  };
}

export type ShopFieldTexts = ReturnType<typeof useShopFieldTexts>;
