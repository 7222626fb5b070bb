"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Topic } from "@/lib/mail/kinds";
import { saveMailChoices } from "@/lib/portal/my/actions";

export interface MailChoicesProps {
  stopped: Topic[];
  texts: {
    title: string;
    text: string;
    topics: { topic: Topic; label: string }[];
    save: string;
    saving: string;
    unreachable: string;
  };
}

/** Which kinds of feedback mail the customer wants. */
export function MailChoices({ stopped, texts }: MailChoicesProps) {
  const { state, pending, form } = useFormAction(saveMailChoices, {
    permalink: "/my",
    lost: texts.unreachable,
  });
  return (
    <Card as="section" labelledBy="mails" className="px-4 py-4 sm:px-6">
      <form {...form} noValidate className="grid grid-cols-1 gap-2">
        <h2 id="mails" className="text-base">
          {texts.title}
        </h2>
        <p className="text-sm text-muted">{texts.text}</p>
        {texts.topics.map(({ topic, label }) => (
          <Checkbox
            key={topic}
            name={topic}
            label={label}
            defaultChecked={!stopped.includes(topic)}
            autoComplete="off"
          />
        ))}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton variant="default" pending={pending} pendingLabel={texts.saving}>
            {texts.save}
          </SubmitButton>
          <p
            role="status"
            className={state.status === "refused" ? "text-sm text-danger" : "text-sm text-muted"}
          >
            {state.message}
          </p>
        </div>
      </form>
    </Card>
  );
}
