"use client";

import { useEffect, useRef } from "react";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { HiddenFields } from "@/components/ratings/hidden-fields";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { startConversation } from "@/lib/portal/actions";

export interface ApologyFormProps {
  token: string;
  submissionId: string;
  texts: { label: string; submit: string; sending: string; unreachable: string };
}

/** The message to us after a low rating. */
export function ApologyForm({ token, submissionId, texts }: ApologyFormProps) {
  const permalink = `/reply/${token}`;
  const form = useFormAction(startConversation, { permalink, lost: texts.unreachable });
  const { state, answeredAt, pending } = form;
  const refused = state.status === "refused" ? state : undefined;
  const error = refused?.fields?.body;
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (answeredAt > 0 && refused) box.current?.focus();
  }, [answeredAt, refused]);

  return (
    <form {...form.form} noValidate className="grid grid-cols-1 gap-4">
      <HiddenFields scope={{ token }} submissionId={submissionId} state={state} />
      {refused && !error && (
        <Banner tone="bad" role="alert">
          {refused.message}
        </Banner>
      )}
      <Field id="message" label={texts.label} error={error && <span role="alert">{error}</span>}>
        <Textarea
          ref={box}
          name="body"
          rows={5}
          className="control-area"
          defaultValue={refused?.values?.body}
          onKeyDown={sendOnCtrlEnter}
        />
      </Field>
      <SubmitButton
        big
        wide
        pending={pending || state.goTo !== undefined}
        pendingLabel={texts.sending}
      >
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
