"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { join } from "@/lib/members/actions";

export interface JoinFormProps {
  token: string;
  email: string;
  texts: Record<
    "address" | "name" | "nameHint" | "password" | "passwordHint" | "join" | "joining" | "lost",
    string
  >;
}

/** Name and password of somebody new; works without scripts. */
export function JoinForm({ token, email, texts }: JoinFormProps) {
  const { state, kept, pending, form } = useFormAction(join, { lost: texts.lost });
  return (
    <form {...form} noValidate className="grid grid-cols-1 gap-4">
      <FormErrors state={state} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers: the address stands in the mail and cannot be changed. */}
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <p className="text-muted">{texts.address}</p>
      <Field id="name" label={texts.name} hint={texts.nameHint} error={state.fields?.name}>
        <Input name="name" type="text" defaultValue={kept?.name} autoComplete="name" />
      </Field>
      <Field
        id="password"
        label={texts.password}
        hint={texts.passwordHint}
        error={state.fields?.password}
      >
        <Input name="password" type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton wide pending={pending} pendingLabel={texts.joining}>
        {texts.join}
      </SubmitButton>
    </form>
  );
}
