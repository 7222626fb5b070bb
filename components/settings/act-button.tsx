"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { type FormAct, useActForm } from "@/components/dashboard/use-act-form";
import { ShopField } from "@/components/shell/shop-scope";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";

export interface ActButtonProps {
  act: FormAct;
  shopId: string;
  fields: Record<string, string>;
  /** `name` is the button's full name where several say the same. */
  texts: { label: string; name?: string; pending: string; lost: string };
}

/** A button that acts at once; works without scripts. */
export function ActButton({ act, shopId, fields, texts }: ActButtonProps) {
  const toast = useToast();
  const { state, pending, form } = useActForm(act, {
    lost: texts.lost,
    onDone: (done) => done.message && toast({ text: done.message }),
  });
  return (
    <form {...form}>
      <ShopField shopId={shopId} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        variant="quiet"
        aria-label={texts.name}
        pending={pending}
        pendingLabel={texts.pending}
      >
        {texts.label}
      </SubmitButton>
      <FormErrors state={state} />
    </form>
  );
}
