"use client";

import { useRef } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Select, Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { invite } from "@/lib/members/actions";

export interface InviteFormProps {
  shopId: string;
  roles: { value: string; label: string }[];
  texts: {
    emails: string;
    emailsHint: string;
    role: string;
    submit: string;
    sending: string;
    problem: string;
    lost: string;
  };
}

/** Several people at once, in one role. */
export function InviteForm({ shopId, roles, texts }: InviteFormProps) {
  const box = useRef<HTMLFormElement>(null);
  const { state, kept, pending, form } = useFormAction(invite, {
    lost: texts.lost,
    onDone: () => box.current?.reset(),
  });
  const names = { emails: texts.emails, role: texts.role };
  return (
    <form {...form} ref={box} noValidate className="grid grid-cols-1 gap-4">
      <ShopField shopId={shopId} />
      <FormErrors state={state} names={names} line={texts.problem} />
      <div role="status" className="empty:hidden">
        {state.status === "done" && (
          <Banner tone="good" icon="mail-check">
            {state.message}
          </Banner>
        )}
      </div>
      <Field id="emails" label={texts.emails} hint={texts.emailsHint} error={state.fields?.emails}>
        <Textarea
          name="emails"
          rows={3}
          defaultValue={kept?.emails}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field id="role" label={texts.role} error={state.fields?.role}>
        <Select name="role" defaultValue={kept?.role}>
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <SubmitButton icon="send" pending={pending} pendingLabel={texts.sending}>
          {texts.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
