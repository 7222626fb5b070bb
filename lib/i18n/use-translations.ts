import { useTranslations as useWords } from "next-intl";
import { isolating } from "@/lib/i18n/isolating";

/** The words of one part of the catalogue, in pages and components; what people wrote turns no sentence around. */
export const useTranslations: typeof useWords = (...place) => isolating(useWords(...place));
