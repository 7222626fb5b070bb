import { type FormEvent, useActionState, useState, useTransition } from "react";
import { NEW_FORM } from "@/lib/http/form-state";
import type { CustomerForm } from "@/lib/portal/schema";

export type ServerForm = {
  /** The newest answer, whether a script or the page itself brought it. */
  state: CustomerForm;
  /** When a script brought it; 0 for an answer that came with the page, and before any. */
  answeredAt: number;
  pending: boolean;
  /** Goes on the `<form>`. Errors are the server's to say, so the browser's own checks stay off. */
  props: {
    action: (form: FormData) => void;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    noValidate: true;
  };
};

type Action = (before: CustomerForm, form: FormData) => Promise<CustomerForm>;

type Options = {
  /** The address the form posts to without scripts; the page there shows the answer. */
  permalink: string;
  /** Shown when the server can't be reached. */
  unreachable: string;
};

/**
 * A form that works as a plain post and, once scripts run, without leaving the page. A lost connection
 * is an answer like any other: what was typed stays, and so does the form's id, which makes a second try safe.
 */
export function useServerForm(action: Action, { permalink, unreachable }: Options): ServerForm {
  const [posted, post] = useActionState(action, NEW_FORM, permalink);
  const [answer, setAnswer] = useState<{ state: CustomerForm; at: number } | null>(null);
  const [pending, startTransition] = useTransition();

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const next = await action(NEW_FORM, form).catch(() => lost(form, unreachable));
      if (next.goTo) window.location.assign(next.goTo);
      startTransition(() => setAnswer({ state: next, at: performance.now() }));
    });
  };
  return {
    state: answer?.state ?? posted,
    answeredAt: answer?.at ?? 0,
    pending,
    props: { action: post, onSubmit, noValidate: true },
  };
}

function lost(form: FormData, message: string): CustomerForm {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  return { status: "refused", code: "unavailable", message, values };
}
