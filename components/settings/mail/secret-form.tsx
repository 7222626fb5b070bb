"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveReportSecret } from "@/lib/settings/mail/actions";

export interface SecretFormProps {
  shopId: string;
  texts: { label: string; hint: string; save: string; saving: string; lost: string };
}

/** The secret that reports are signed with; what is stored is never shown. */
export function SecretForm({ shopId, texts }: SecretFormProps) {
  const act = useFormAction(saveReportSecret, { lost: texts.lost });
  const { state } = act;
  return (
    <form {...act.form} noValidate className="grid gap-3">
      <ShopField shopId={shopId} />
      {!state.fields && <FormErrors state={state} />}
      <Field
        id="webhookSecret"
        label={texts.label}
        hint={texts.hint}
        error={state.fields?.webhookSecret}
      >
        <Input name="webhookSecret" type="password" autoComplete="off" spellCheck={false} />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="default" pending={act.pending} pendingLabel={texts.saving}>
          {texts.save}
        </SubmitButton>
        <span role="status" className="text-sm text-muted">
          {state.status === "done" && state.message}
        </span>
      </div>
    </form>
  );
}
