import { Field, SelectField } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { useTranslations } from "@/lib/i18n/use-translations";
import { makeTemplate } from "@/lib/nps/templates/actions";

export interface NewTemplateProps {
  shopId: string;
  templates: { id: string; name: string }[];
  /** The one to copy. */
  from: { id: string; name: string } | null;
}

/** What a new template is called, and what it begins with. */
export function NewTemplate({ shopId, templates, from }: NewTemplateProps) {
  const t = useTranslations("npsTemplates.create");
  return (
    <SimpleForm
      action={makeTemplate}
      shopId={shopId}
      labels={useLabels(({ labels, npsTemplates }) => ({
        name: labels.name,
        from: npsTemplates.create.from,
      }))}
      values={{ name: from && t("copyOf", { name: from.name }), from: from?.id }}
      submit={{ label: t("submit"), pending: "creating" }}
    >
      <Field name="name" hint={t("nameHint")} />
      <SelectField
        name="from"
        options={[
          { value: "", label: t("standard") },
          ...templates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </SimpleForm>
  );
}
