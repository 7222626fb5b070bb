import { texts } from "@/lib/i18n/texts";
import type { NewShopTexts } from "@/lib/shops/create-shop";

/** What a new shop starts with in words: its labels, the text of a shared recommendation, its surveys. */
export function newShopTexts(locale: string): NewShopTexts {
  const t = texts(locale, "shops");
  return {
    shareText: t.raw("shareText"),
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
      questions: {
        promoterQuestion: t("nps.promoterQuestion"),
        promoterThanks: t("nps.promoterThanks"),
        passiveQuestion: t("nps.passiveQuestion"),
        passiveThanks: t("nps.passiveThanks"),
        detractorQuestion: t("nps.detractorQuestion"),
        detractorThanks: t("nps.detractorThanks"),
      },
      template: {
        name: t("nps.template.name"),
        subject: t.raw("nps.template.subject"),
        body: t.raw("nps.template.body"),
      },
    },
  };
}
