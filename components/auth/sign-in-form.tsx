"use client";

import { useActForm } from "@/components/dashboard/use-act-form";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInMember } from "@/lib/auth/actions";

export interface SignInFormProps {
  /** Where to go afterwards. */
  next: string;
  texts: { email: string; password: string; submit: string; sending: string; lost: string };
}

/** E-mail and password; works without scripts. */
export function SignInForm({ next, texts }: SignInFormProps) {
  const { state, kept, pending, form } = useActForm(signInMember, { lost: texts.lost });
  const wrong = state.status === "refused";
  return (
    <form {...form} className="grid grid-cols-1 gap-4">
      {wrong && (
        <FieldError id="sign-in-error" alert>
          {state.message}
        </FieldError>
      )}
      <input type="hidden" name="next" value={next} />
      <Field id="email" label={texts.email}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          required
          defaultValue={kept?.email}
        />
      </Field>
      <Field id="password" label={texts.password}>
        {(wiring) => (
          <Input
            {...wiring}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? "sign-in-error" : undefined}
          />
        )}
      </Field>
      <SubmitButton wide pending={pending} pendingLabel={texts.sending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
