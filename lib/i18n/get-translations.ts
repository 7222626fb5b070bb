import { getTranslations as getWords } from "next-intl/server";
import { isolating } from "@/lib/i18n/isolating";

/** The same as `useTranslations`, where there is no component. */
export const getTranslations = (async (...place: Parameters<typeof getWords>) =>
  isolating(await getWords(...place))) as typeof getWords;
