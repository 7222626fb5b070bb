"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";

export interface ActButtonProps {
  act: FormAction;
  /** For forms sent without scripts; with them the page's own shop goes along anyway. */
  shopId?: string;
  fields: Record<string, string>;
  variant?: "quiet" | "default";
  /** `name` is the button's full name where several say the same; `done` is said where the act itself says nothing. */
  texts: { label: string; name?: string; pending: string; done?: string; lost: string };
}

/** A button that acts at once; works without scripts. */
export function ActButton({ act, shopId, fields, variant = "quiet", texts }: ActButtonProps) {
  const toast = useToast();
  const { state, pending, form } = useFormAction(act, {
    lost: texts.lost,
    onDone: ({ message = texts.done }) => message && toast({ text: message }),
  });
  return (
    <form {...form}>
      {shopId && <ShopField shopId={shopId} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        variant={variant}
        aria-label={texts.name}
        pending={pending}
        pendingLabel={texts.pending}
      >
        {texts.label}
      </SubmitButton>
      <div className="mt-1.5 empty:hidden">
        <FormErrors state={state} />
      </div>
    </form>
  );
}
