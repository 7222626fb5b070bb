"use client";

import { type ReactNode, useState } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInMember } from "@/lib/identity/sign-in/actions";

export interface SignInFormProps {
  /** Where to go afterwards. */
  next: string;
  texts: {
    email: string;
    password: string;
    submit: string;
    sending: string;
    mailLink: string;
    lost: string;
  };
  /** Next to the password: "Forgot password?". */
  forgot: ReactNode;
}

/** Email and password, or a link by email; works without scripts. */
export function SignInForm({ next, texts, forgot }: SignInFormProps) {
  const { state, kept, pending, form } = useFormAction(signInMember, { lost: texts.lost });
  const [mailing, setMailing] = useState(false);
  const refused = state.status === "refused";
  const wrongEmail = state.fields?.email;
  return (
    <form {...form} className="grid grid-cols-1 gap-4">
      {refused && !wrongEmail && (
        <FieldError id="sign-in-error" alert>
          {state.message}
        </FieldError>
      )}
      <div role="status" className="empty:hidden">
        {state.status === "done" && state.message && (
          <Banner tone="good" icon="mail-check">
            {state.message}
          </Banner>
        )}
      </div>
      <input type="hidden" name="next" value={next} />
      <Field id="email" label={texts.email} error={wrongEmail}>
        <Input
          type="email"
          name="email"
          autoComplete="username webauthn"
          required
          defaultValue={kept?.email}
        />
      </Field>
      <Field id="password" label={texts.password} aside={forgot}>
        {(wiring) => (
          <Input
            {...wiring}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            aria-invalid={(refused && !wrongEmail) || undefined}
            aria-describedby={refused && !wrongEmail ? "sign-in-error" : undefined}
          />
        )}
      </Field>
      <div className="grid grid-cols-1 gap-2">
        <SubmitButton
          wide
          pending={pending}
          pendingLabel={mailing ? undefined : texts.sending}
          onClick={() => setMailing(false)}
        >
          {texts.submit}
        </SubmitButton>
        <SubmitButton
          wide
          variant="default"
          pending={pending}
          onClick={() => setMailing(true)}
          name="intent"
          value="link"
          formNoValidate
        >
          {texts.mailLink}
        </SubmitButton>
      </div>
    </form>
  );
}
