"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { closeChecklist } from "@/lib/setup/actions";

export interface CloseChecklistProps {
  shopId: string;
  texts: { close: string; closed: string; lost: string };
}

/** Puts the checklist away. */
export function CloseChecklist({ shopId, texts }: CloseChecklistProps) {
  const toast = useToast();
  const { state, pending, form } = useFormAction(closeChecklist, {
    lost: texts.lost,
    onDone: () => toast({ text: texts.closed }),
  });
  return (
    <form {...form} className="border-t border-border pt-2">
      <ShopField shopId={shopId} />
      <SubmitButton variant="quiet" pending={pending} className="-ms-2">
        {texts.close}
      </SubmitButton>
      {state.status === "refused" && <FieldError alert>{state.message}</FieldError>}
    </form>
  );
}
