import type { useTranslations } from "next-intl";
import { BODY_MAX } from "@/lib/nps/templates/schema";

type Words = ReturnType<typeof useTranslations<"npsTemplates">>;

/** The words of the editor, for components that run in the browser. */
export function editorTexts(t: Words, lost: string) {
  return {
    name: t("name"),
    subject: t("subject"),
    body: t("body"),
    bodyHint: t("bodyHint"),
    count: t("count"),
    max: t("max", { max: BODY_MAX }),
    save: t("save"),
    saving: t("saving"),
    unsaved: t("unsaved"),
    problem: t("problem"),
    theirs: t("theirs"),
    fields: t("fieldsTitle"),
    noFields: t("noFields"),
    lost,
    check: { title: t("check.title"), good: t("check.good"), lead: t("check.lead") },
    preview: {
      title: t("preview.title"),
      hint: t("preview.hint"),
      look: t("preview.look"),
      light: t("preview.light"),
      dark: t("preview.dark"),
      width: t("preview.width"),
      wide: t("preview.wide"),
      phone: t("preview.phone"),
      frame: t("preview.frame"),
    },
  };
}

export type EditorTexts = ReturnType<typeof editorTexts>;
