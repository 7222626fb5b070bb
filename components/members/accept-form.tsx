"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { accept } from "@/lib/members/actions";

export interface AcceptFormProps {
  token: string;
  texts: { accept: string; accepting: string; lost: string };
}

/** Accepts the invitation with the signed-in account; works without scripts. */
export function AcceptForm({ token, texts }: AcceptFormProps) {
  const { state, pending, form } = useFormAction(accept, { lost: texts.lost });
  return (
    <form {...form} className="grid grid-cols-1 gap-4">
      <FormErrors state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton wide pending={pending} pendingLabel={texts.accepting}>
        {texts.accept}
      </SubmitButton>
    </form>
  );
}
