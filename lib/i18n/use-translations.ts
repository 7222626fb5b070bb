import { useTranslations as useWords } from "#i18n/use-words";

/** The words of one part of the catalogue, in pages and components; what people wrote turns no sentence around. */
export const useTranslations = useWords;
