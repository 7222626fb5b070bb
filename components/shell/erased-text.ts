import { ERASED } from "@/lib/base/erased";
import { useTranslations } from "@/lib/i18n/use-translations";

/** Titles and words as they are shown: what went with an erased customer is told in a sentence. */
export function useErased() {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  return {
    is: (title: string) => title === ERASED,
    title: (title: string) => (title === ERASED ? t("erasedTitle") : title),
    words: (words: string) => (words === ERASED ? t("erasedText") : words),
    name: (name: string) => name || labels("erasedCustomer"),
  };
}
