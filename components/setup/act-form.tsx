"use client";

import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import type { ButtonVariant } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

export interface ActFormProps {
  act: FormAction;
  shopId: string;
  variant?: ButtonVariant;
  texts: { button: string; pending: string; lost: string };
}

/** One button that does one thing; says beside it why it could not. */
export function ActForm({ act, shopId, variant = "default", texts }: ActFormProps) {
  const { state, pending, form } = useFormAction(act, { lost: texts.lost });
  return (
    <form {...form} className="grid justify-items-start gap-1.5">
      <ShopField shopId={shopId} />
      <SubmitButton variant={variant} pending={pending} pendingLabel={texts.pending}>
        {texts.button}
      </SubmitButton>
      {state.status === "refused" && <FieldError alert>{state.message}</FieldError>}
    </form>
  );
}
