import { useTranslations } from "next-intl";

/** The words of a `CopyField`. */
export function useCopyTexts() {
  const t = useTranslations("npsSite");
  return {
    copy: t("copy"),
    copied: t("copied"),
    byHand: t("byHand"),
  };
}
