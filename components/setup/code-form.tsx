"use client";

import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { useTranslations } from "@/lib/i18n/use-translations";
import { enterSetupCode } from "@/lib/setup/actions";

/** Asks for the code that the server printed, which older links bring along; works without scripts. */
export function CodeForm({ code }: { code?: string }) {
  const buttons = useTranslations("buttons");
  return (
    <SimpleForm
      action={enterSetupCode}
      values={{ code: code ?? "" }}
      labels={useLabels((words) => words.setup.code.fields)}
      submit={{ label: buttons("continue"), pending: "checking", wide: true }}
    >
      <Field name="code" required spellCheck={false} controlClass="font-mono" />
    </SimpleForm>
  );
}
