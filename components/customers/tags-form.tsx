"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { tagCustomer } from "@/lib/customers/actions";

export interface TagsFormProps {
  customerId: string;
  shopId: string;
  tags: string[];
  texts: Record<"label" | "hint" | "save" | "saving" | "lost", string>;
}

/** The shop's own marks on a customer, in one field between commas. */
export function TagsForm({ customerId, shopId, tags, texts }: TagsFormProps) {
  const toast = useToast();
  const { state, kept, pending, form } = useFormAction(tagCustomer, {
    lost: texts.lost,
    onDone: ({ message }) => message && toast({ text: message }),
  });
  const error = state.fields?.tags;
  return (
    <form {...form} className="grid grid-cols-1 justify-items-start gap-2">
      <ShopField shopId={shopId} />
      <input type="hidden" name="customerId" value={customerId} />
      {!error && <FormErrors state={state} />}
      <Field
        id="tags"
        label={texts.label}
        hideLabel
        hint={texts.hint}
        error={error}
        className="w-full"
      >
        <Input
          name="tags"
          // What was saved is spelt as it is stored.
          key={tags.join()}
          defaultValue={kept?.tags ?? tags.join(", ")}
          autoComplete="off"
          autoCapitalize="none"
        />
      </Field>
      <SubmitButton variant="default" pending={pending} pendingLabel={texts.saving}>
        {texts.save}
      </SubmitButton>
    </form>
  );
}
