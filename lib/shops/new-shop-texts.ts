import { texts } from "@/lib/i18n/texts";
import type { NewShop } from "@/lib/shops/create-shop";

/** What a new shop starts with in words: its labels and the text of a shared recommendation. */
export function newShopTexts(locale: string): Pick<NewShop, "shareText" | "statusNames"> {
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
  };
}
