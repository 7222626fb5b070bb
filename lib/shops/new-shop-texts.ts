import { LOCALES } from "@/lib/base/vocabularies";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { NewShopTexts } from "@/lib/shops/create-shop";
import type { NpsTexts } from "@/lib/shops/start-nps";

/**
 * What a new shop starts with in words: its labels, the text of a shared recommendation, its surveys.
 * What customers read is there in every language, what the team reads in the one given alone.
 */
export function newShopTexts(language: string): NewShopTexts {
  const locale = knownLocale(language) ?? "en";
  const t = texts(locale, "shops");
  const others = LOCALES.filter((other) => other !== locale);
  return {
    shareTexts: LOCALES.map((each) => ({
      locale: each,
      text: texts(each, "shops").raw("shareText"),
    })),
    statusNames: {
      neutral: t("statuses.neutral"),
      notice: t("statuses.notice"),
      warning: t("statuses.warning"),
      urgent: t("statuses.urgent"),
      solved: t("statuses.solved"),
    },
    nps: {
      channels: {
        email: t("nps.email"),
        website: t("nps.website"),
        pos: t("nps.pos"),
        ios_app: t("nps.iosApp"),
        android_app: t("nps.androidApp"),
      },
      categories: {
        support: t("nps.support"),
        delivery: t("nps.delivery"),
        checkout: t("nps.checkout"),
      },
      templateName: t("nps.template.name"),
      ...npsTexts(locale),
      others: others.map(npsTexts),
    },
  };
}

/** What the surveys of a new shop ask and say in one language. */
function npsTexts(locale: Locale): NpsTexts {
  const t = texts(locale, "shops");
  return {
    locale,
    questions: {
      promoterQuestion: t("nps.promoterQuestion"),
      promoterThanks: t("nps.promoterThanks"),
      passiveQuestion: t("nps.passiveQuestion"),
      passiveThanks: t("nps.passiveThanks"),
      detractorQuestion: t("nps.detractorQuestion"),
      detractorThanks: t("nps.detractorThanks"),
    },
    template: {
      subject: t.raw("nps.template.subject"),
      body: t.raw("nps.template.body"),
    },
  };
}
