"use client";

import { Field } from "@/components/form/field";
import { useFormInfo } from "@/components/form/form-context";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { FieldError } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import { enterSetupCode } from "@/lib/setup/actions";

/** What a link brought: a wrong code, or one too many. */
export type CodeProblem = "wrong" | "wait";

/** Asks for the code that the server printed; works without scripts. */
export function CodeForm({ problem }: { problem?: CodeProblem }) {
  const t = useTranslations("setup.code");
  const buttons = useTranslations("buttons");
  return (
    <SimpleForm
      action={enterSetupCode}
      labels={useLabels((words) => words.setup.code.fields)}
      submit={{ label: buttons("continue"), pending: "checking", wide: true }}
    >
      {problem && <LinkProblem>{t(problem)}</LinkProblem>}
      <Field name="code" required spellCheck={false} controlClass="font-mono" />
    </SimpleForm>
  );
}

/** Said at once, until the form has an answer of its own. */
function LinkProblem({ children }: { children: string }) {
  const { state } = useFormInfo();
  return state.status === "new" && <FieldError alert>{children}</FieldError>;
}
