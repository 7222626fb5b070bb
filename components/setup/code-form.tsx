"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { enterSetupCode } from "@/lib/setup/actions";

export interface CodeFormProps {
  /** Said at once, where a link brought a wrong code. */
  problem?: string;
  texts: { label: string; submit: string; checking: string; lost: string };
}

/** Asks for the code that the server printed; works without scripts. */
export function CodeForm({ problem, texts }: CodeFormProps) {
  const { state, kept, pending, form } = useFormAction(enterSetupCode, { lost: texts.lost });
  const error = state.status === "refused" ? (state.fields?.code ?? state.message) : problem;
  return (
    <form {...form} className="grid grid-cols-1 gap-4">
      <Field id="code" label={texts.label} error={error}>
        <Input
          name="code"
          required
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={kept?.code}
        />
      </Field>
      <SubmitButton wide pending={pending} pendingLabel={texts.checking}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
