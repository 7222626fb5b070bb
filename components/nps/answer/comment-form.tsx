"use client";

import { useEffect, useRef } from "react";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { type FormHandle, useFormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Quote } from "@/components/ui/text";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { sendComment } from "@/lib/nps/answer/actions";

export interface CommentFormProps {
  token: string;
  address: string;
  /** The comment there is. */
  comment: string | null;
  texts: {
    question: string;
    hint: string;
    submit: string;
    sending: string;
    sent: string;
    yours: string;
    add: string;
    change: string;
    countText: string;
    maxText: string;
    unreachable: string;
  };
}

type BoxProps = CommentFormProps & { form: FormHandle };

/** The comment there is, with a way to change it; a way to add one where there is none. */
export function CommentForm(props: CommentFormProps) {
  const { address, comment, texts } = props;
  const form = useFormAction(sendComment, { permalink: address, lost: texts.unreachable });
  const { state, answeredAt } = form;
  const sent = state.status === "done";
  const given = useRef<HTMLElement>(null);

  useEffect(() => {
    if (answeredAt > 0 && sent) given.current?.focus();
  }, [answeredAt, sent]);

  return (
    <section ref={given} tabIndex={-1} aria-label={texts.yours} className="grid grid-cols-1 gap-3">
      <div role="status" className="empty:hidden">
        {sent && <Banner tone="good">{texts.sent}</Banner>}
      </div>
      {comment !== null && <Quote className="wrap-anywhere">{comment}</Quote>}
      {/* A new key for each comment that was taken folds the box up again. */}
      <details key={comment} open={state.status === "refused"}>
        <summary className="inline-block py-2 text-accent underline underline-offset-[0.18em]">
          {comment === null ? texts.add : texts.change}
        </summary>
        <div className="pt-2">
          <CommentBox {...props} form={form} />
        </div>
      </details>
    </section>
  );
}

function CommentBox({ token, comment, texts, form }: BoxProps) {
  const { state, answeredAt, pending } = form;
  const refused = state.status === "refused" ? state : undefined;
  const error = refused?.fields?.comment;
  const box = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (answeredAt > 0 && refused) box.current?.querySelector("textarea")?.focus();
  }, [answeredAt, refused]);

  return (
    <form ref={box} {...form.form} noValidate className="grid grid-cols-1 gap-4">
      <input type="hidden" name="token" value={token} autoComplete="off" />
      {refused && !error && (
        <Banner tone="bad" role="alert">
          {refused.message}
        </Banner>
      )}
      <Field
        id="comment"
        label={<span className="wrap-anywhere">{texts.question}</span>}
        hint={texts.hint}
        error={error && <span role="alert">{error}</span>}
      >
        <CountedTextarea
          name="comment"
          rows={4}
          max={NPS_ANSWER_LIMITS.comment.maxLength}
          countText={texts.countText}
          maxText={texts.maxText}
          defaultValue={refused?.values?.comment ?? comment ?? undefined}
          onKeyDown={sendOnCtrlEnter}
        />
      </Field>
      <SubmitButton big wide pending={pending} pendingLabel={texts.sending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
