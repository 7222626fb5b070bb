import { useTranslations } from "next-intl";

/** The words around every settings form. Called where pages are rendered. */
export function useSettingsFormTexts() {
  const t = useTranslations("settings");
  return {
    saved: t("allSaved"),
    problem: t("problem"),
    unsaved: t("unsaved"),
    discard: t("discard"),
    save: t("save"),
    saving: t("saving"),
    lost: useTranslations("dashboard")("lost"),
  };
}
