import { formatList } from "@/lib/base/format";
import { texts } from "@/lib/i18n/texts";
import type { TemplateUse } from "@/lib/nps/templates/template-uses";

/** What sends a template, in words: "After updates and the survey “Every spring”". Empty where nothing does. */
export function describeTemplateUses(locale: string, uses: TemplateUse[]): string {
  const t = texts(locale, "npsTemplates");
  const labels = texts(locale, "labels");
  return formatList(
    locale,
    uses.map((use) =>
      use.place === "survey" ? labels("inSurvey", { name: use.name }) : t(`uses.${use.place}`),
    ),
  );
}
