"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { makeTemplate } from "@/lib/nps/templates/actions";

export interface NewTemplateFormProps {
  shopId: string;
  templates: { id: string; name: string }[];
  from: string;
  name: string;
  texts: Record<
    "name" | "nameHint" | "from" | "standard" | "submit" | "making" | "problem" | "lost",
    string
  >;
}

/** What a new template is called, and what it begins with. */
export function NewTemplateForm({ shopId, templates, from, name, texts }: NewTemplateFormProps) {
  const { state, kept, pending, form } = useFormAction(makeTemplate, { lost: texts.lost });
  return (
    <form {...form} noValidate className="grid max-w-136 grid-cols-1 gap-4.5">
      <ShopField shopId={shopId} />
      <FormErrors
        state={state}
        names={{ name: texts.name, from: texts.from }}
        line={texts.problem}
      />
      <Field id="name" label={texts.name} hint={texts.nameHint} error={state.fields?.name}>
        <Input name="name" type="text" defaultValue={kept?.name ?? name} autoComplete="off" />
      </Field>
      <Field id="from" label={texts.from} error={state.fields?.from}>
        <Select name="from" defaultValue={kept?.from ?? from}>
          <option value="">{texts.standard}</option>
          {templates.map((template) => (
            <option key={template.id} value={template.id}>
              {template.name}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <SubmitButton pending={pending} pendingLabel={texts.making}>
          {texts.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
