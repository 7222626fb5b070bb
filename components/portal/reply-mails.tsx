"use client";

import { useEffect, useRef } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { Checkbox } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import { chooseReplyMails } from "@/lib/portal/actions";

export interface ReplyMailsProps {
  orderId: string;
  on: boolean;
  permalink: string;
  texts: { label: string; save: string; unreachable: string };
}

/** "Email me about new replies". Saves at once; without scripts, by its button. */
export function ReplyMails({ orderId, on, permalink, texts }: ReplyMailsProps) {
  const { state, pending, form } = useFormAction(chooseReplyMails, {
    permalink,
    lost: texts.unreachable,
  });
  const box = useRef<HTMLInputElement>(null);

  // What could not be saved does not look saved.
  useEffect(() => {
    if (state.status === "refused" && box.current) box.current.checked = on;
  }, [state, on]);

  return (
    <form
      {...form}
      noValidate
      className="rounded-lg border border-border bg-surface px-4 py-1.5 sm:px-6"
    >
      <input type="hidden" name="orderId" value={orderId} />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox
          ref={box}
          name="replyMails"
          label={texts.label}
          defaultChecked={on}
          autoComplete="off"
          onClick={(event) => pending && event.preventDefault()}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
        <noscript>
          <SubmitButton variant="default" className="my-1">
            {texts.save}
          </SubmitButton>
        </noscript>
      </div>
      <p
        role="status"
        className={state.status === "refused" ? "text-sm text-danger" : "text-sm text-muted"}
      >
        {state.message}
      </p>
    </form>
  );
}
