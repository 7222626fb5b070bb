"use client";

import Link from "next/link";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { eraseForGood } from "@/lib/customers/actions";

export interface EraseFormProps {
  fields: Record<"shop" | "customerId", string>;
  /** The customer's page. */
  back: string;
  texts: { confirm: string; submit: string; sending: string; keep: string; lost: string };
}

/** The confirmation text, and the button. */
export function EraseForm({ fields, back, texts }: EraseFormProps) {
  const { state, kept, pending, form } = useFormAction(eraseForGood, { lost: texts.lost });
  return (
    <form {...form} noValidate className="mt-6 grid max-w-120 grid-cols-1 gap-4">
      <div className="empty:hidden">
        {!state.fields?.confirmation && <FormErrors state={state} />}
      </div>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        id="confirmation"
        label={texts.confirm}
        error={state.fields?.confirmation && <span role="alert">{state.fields.confirmation}</span>}
      >
        <Input name="confirmation" autoComplete="off" defaultValue={kept?.confirmation} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" pending={pending} pendingLabel={texts.sending}>
          {texts.submit}
        </SubmitButton>
        <LinkButton as={Link} href={back}>
          {texts.keep}
        </LinkButton>
      </div>
    </form>
  );
}
