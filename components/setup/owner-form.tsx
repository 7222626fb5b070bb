"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { createFirstOwner } from "@/lib/setup/actions";
import { TimeZoneGuess } from "./time-zone-guess";

type Name = "name" | "email" | "password" | "shopName";

export interface OwnerFormProps {
  /** Proves to be the operator; sent along. */
  code: string;
  texts: Record<Name, string> & {
    hints: Record<Name, string>;
    submit: string;
    sending: string;
    lost: string;
  };
}

const FIELDS = [
  { name: "name", type: "text", autoComplete: "name" },
  { name: "email", type: "email", autoComplete: "username" },
  { name: "password", type: "password", autoComplete: "new-password" },
  { name: "shopName", type: "text", autoComplete: "organization" },
] as const;

/** The owner and the name of the shop; works without scripts. */
export function OwnerForm({ code, texts }: OwnerFormProps) {
  const { state, kept, pending, form } = useFormAction(createFirstOwner, { lost: texts.lost });
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <FormErrors
        state={state}
        names={{
          name: texts.name,
          email: texts.email,
          password: texts.password,
          shopName: texts.shopName,
        }}
        line="{name}: {problem}"
      />
      <input type="hidden" name="code" value={code} />
      <TimeZoneGuess />
      {FIELDS.map(({ name, type, autoComplete }) => (
        <Field
          key={name}
          id={name}
          label={texts[name]}
          hint={state.fields?.[name] ? undefined : texts.hints[name]}
          error={state.fields?.[name]}
        >
          <Input
            name={name}
            type={type}
            autoComplete={autoComplete}
            required
            maxLength={type === "password" ? 200 : 254}
            defaultValue={type === "password" ? undefined : kept?.[name]}
          />
        </Field>
      ))}
      <div className="flex justify-end">
        <SubmitButton pending={pending} pendingLabel={texts.sending}>
          {texts.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
