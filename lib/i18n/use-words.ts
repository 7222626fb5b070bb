import { useTranslations as useOwn } from "next-intl";
import { isolating } from "@/lib/i18n/isolating";

/** In the browser, and where its components are rendered ahead: from the words that were handed over. */
export const useTranslations: typeof useOwn = (...place) => isolating(useOwn(...place));
