import { useTranslations } from "@/lib/i18n/use-translations";

/** The words of a `CopyField`. */
export function useCopyTexts() {
  const t = useTranslations("npsSite");
  const buttons = useTranslations("buttons");
  return {
    copy: buttons("copy"),
    copied: buttons("copied"),
    byHand: t("byHand"),
  };
}
