"use client";

import { useEffect, useRef, useState } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import { SubmitButton } from "@/components/ui/submit-button";
import { resumeMails, stopMails } from "@/lib/portal/actions";

type Words = { title: string; text: string; submit: string; sending: string };

export interface StopMailsProps {
  token: string;
  /** What the token is for: the mail's own unsubscribe link, or its NPS question. */
  purpose: "unsubscribe" | "nps";
  /** The page it is on. */
  address: string;
  stopped: boolean;
  texts: { stop: Words; resume: Words; still: string; resumed: string; unreachable: string };
}

/** Stops one kind of feedback mail, and takes that back. */
export function StopMails(props: StopMailsProps) {
  const { token, purpose, address, texts } = props;
  const options = { permalink: address, lost: texts.unreachable };
  const [since, setSince] = useState<boolean | null>(null);
  const stopped = since ?? props.stopped;
  const stop = useFormAction(stopMails, { ...options, onDone: () => setSince(true) });
  const resume = useFormAction(resumeMails, { ...options, onDone: () => setSince(false) });
  const form = stopped ? resume : stop;
  const words = stopped ? texts.resume : texts.stop;
  const resumed = !stopped && resume.state.status === "done";
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(stopped);

  useEffect(() => {
    if (before.current !== stopped) heading.current?.focus();
    before.current = stopped;
  }, [stopped]);

  return (
    <form {...form.form} noValidate className="grid grid-cols-1 gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="purpose" value={purpose} />
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p className="mt-2 text-muted">{words.text}</p>
        <p className="mt-2 text-muted">{texts.still}</p>
      </div>
      <div role="status" className="empty:hidden">
        {resumed && <Banner tone="good">{texts.resumed}</Banner>}
      </div>
      {form.state.status === "refused" && (
        <Banner tone="bad" role="alert">
          {form.state.message}
        </Banner>
      )}
      <SubmitButton
        big
        wide
        variant={stopped ? "default" : "primary"}
        pending={form.pending}
        pendingLabel={words.sending}
      >
        {words.submit}
      </SubmitButton>
    </form>
  );
}
