import { useTranslations } from "next-intl";

/** The words around every form of settings. Called where pages are rendered. */
export function useSettingsFormTexts() {
  const t = useTranslations("form");
  return {
    saved: t("allSaved"),
    problem: t.raw("problem"),
    unsaved: t.raw("unsaved"),
    discard: t("discard"),
    save: t("save"),
    saving: t("saving"),
    lost: t("lost"),
  };
}
