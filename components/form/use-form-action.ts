"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { useShopScope } from "@/components/shell/shop-scope";
import { type FormState, NEW_FORM } from "@/lib/http/form-state";
import { newId } from "./new-id";

/** A server action as forms call it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export interface FormActionOptions {
  /** The submission id the page was rendered with, for forms that also work without scripts. No two forms share one. */
  submissionId?: string;
  /** The address the form posts to without scripts, where that is not the page's own. */
  permalink?: string;
  /** Shown when there was no response at all. */
  lost: string;
  onDone?: (state: FormState, form: FormData) => void;
  onRefused?: (state: FormState) => void;
}

/**
 * A form whose fields keep what was typed whatever happens: it is sent by hand, because React empties
 * forms after their action. Without scripts it is posted as it is, and the answer is shown all the same.
 */
export function useFormAction(action: FormAction, options: FormActionOptions) {
  const { submissionId, permalink, lost, onDone, onRefused } = options;
  const shopId = useShopScope();
  const [answered, plainAction] = useActionState(action, NEW_FORM, permalink);
  const [id, setId] = useState(() => submissionId ?? newId());
  const [{ state, at, sent }, dispatch, pending] = useActionState(
    async (_: Answer, form: FormData): Promise<Answer> => {
      const next = await guarded(action, form, lost);
      if (next.goTo) window.location.assign(next.goTo);
      if (next.status === "done") {
        setId(newId());
        onDone?.(next, form);
      } else {
        onRefused?.(next);
      }
      return { state: next, at: performance.now(), sent: form };
    },
    { state: answered, at: 0, sent: null },
  );
  const send = (form: FormData) => {
    if (shopId && !form.has("shop")) form.set("shop", shopId);
    startTransition(() => dispatch(form));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    send(new FormData(event.currentTarget, submitter));
  };
  /** What was typed into a form that was sent without scripts; with them the fields keep it themselves. */
  const kept = answered.values ?? null;
  return {
    state,
    /** When a script brought the answer; 0 for one that came with the page, and before any. */
    answeredAt: at,
    /** What that answer is about; what is typed by now may be more. */
    sent,
    kept,
    pending,
    send,
    submissionId: id,
    form: { action: plainAction, onSubmit },
  };
}

type Answer = { state: FormState; at: number; sent: FormData | null };

/** What `useFormAction` gives, for components that are handed it. */
export type FormHandle = ReturnType<typeof useFormAction>;

async function guarded(action: FormAction, form: FormData, lost: string): Promise<FormState> {
  try {
    return await action(NEW_FORM, form);
  } catch (error) {
    unstable_rethrow(error);
    const message = whyLost(error) ?? lost;
    return { status: "refused", code: "unavailable", message, values: typedIn(form) };
  }
}

/** What the server says of a page that was opened under another address than the configured one: it names where that is. */
export function whyLost(error: unknown): string | undefined {
  const said = error instanceof Error ? error.message : "";
  return said.includes(window.location.origin) ? said : undefined;
}

function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
