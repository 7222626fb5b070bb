import type { getTranslations as getWords } from "next-intl/server";
import { getLocale } from "next-intl/server";
import { wordsOf } from "@/lib/i18n/texts";

/** The same as `useTranslations`, where there is no component. */
export const getTranslations = (async (namespace?: string) =>
  wordsOf(await getLocale(), namespace)) as typeof getWords;
