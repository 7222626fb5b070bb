import { formatList } from "@/lib/base/format";
import { texts } from "@/lib/i18n/texts";
import type { TemplateUse } from "@/lib/nps/templates/template-uses";

/** What sends a template, in words: "After updates and the survey “Every spring”". Empty where nothing does. */
export function describeTemplateUses(locale: string, uses: TemplateUse[]): string {
  const t = texts(locale, "npsTemplates");
  return formatList(
    locale,
    uses.map((use) =>
      use.place === "survey" ? t("uses.survey", { name: use.name }) : t(`uses.${use.place}`),
    ),
  );
}
