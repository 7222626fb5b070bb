import { useLocale, type useTranslations as useOwn } from "next-intl";
import { wordsOf } from "@/lib/i18n/texts";

/** In server components: from the catalogue itself. */
export const useTranslations = ((namespace?: string) =>
  wordsOf(useLocale(), namespace)) as typeof useOwn;
