import { useTranslations } from "next-intl";
import { NewTemplateForm } from "./new-template-form";

export interface NewTemplateProps {
  shopId: string;
  templates: { id: string; name: string }[];
  /** The one to copy. */
  from: { id: string; name: string } | null;
}

/** The form for a new template with its words. */
export function NewTemplate({ shopId, templates, from }: NewTemplateProps) {
  const t = useTranslations("npsTemplates.create");
  return (
    <NewTemplateForm
      shopId={shopId}
      templates={templates}
      from={from?.id ?? ""}
      name={from ? t("copyOf", { name: from.name }) : ""}
      texts={{
        name: t("name"),
        nameHint: t("nameHint"),
        from: t("from"),
        standard: t("standard"),
        submit: t("submit"),
        making: t("making"),
        problem: useTranslations("settings")("problem"),
        lost: useTranslations("dashboard")("lost"),
      }}
    />
  );
}
