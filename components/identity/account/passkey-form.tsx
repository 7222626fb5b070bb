"use client";

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { unstable_rethrow } from "next/navigation";
import { type ReactNode, useSyncExternalStore } from "react";
import type { FormAction } from "@/components/form/use-form-action";
import { ActForm, type ActFormProps } from "@/components/identity/account/act-form";
import type { FormState } from "@/lib/http/form-state";

export interface PasskeyFormProps extends Omit<ActFormProps, "act" | "texts"> {
  /** Makes the options, in `values.options`; what the browser answers goes to `finish` as `response`. */
  begin: FormAction;
  finish: FormAction;
  /** "use" an existing passkey, or "make" one. */
  ceremony: "use" | "make";
  texts: ActFormProps["texts"] & { cancelled: string; failed: string };
  /** Shown if there are no passkeys, and until that is known. */
  fallback?: ReactNode;
}

/** Asks the browser for a passkey. Hidden without scripts, or if the browser doesn't support passkeys. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { begin, finish, ceremony, texts, fallback = null, ...form } = props;
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
  if (!supported) return fallback;
  const act: FormAction = async (previous, fields) => {
    const begun = await begin(previous, fields);
    const options = begun.values?.options;
    if (begun.status !== "done" || !options) return begun;
    try {
      fields.set("response", JSON.stringify(await ask(ceremony, options)));
    } catch (error) {
      unstable_rethrow(error);
      return refused(error, texts);
    }
    return finish(previous, fields);
  };
  return <ActForm act={act} texts={texts} {...form} />;
}

function ask(ceremony: PasskeyFormProps["ceremony"], options: string): Promise<object> {
  const optionsJSON = JSON.parse(options);
  return ceremony === "use"
    ? startAuthentication({ optionsJSON })
    : startRegistration({ optionsJSON });
}

function refused(error: unknown, texts: PasskeyFormProps["texts"]): FormState {
  const name = error instanceof Error ? error.name : "";
  const cancelled = name === "NotAllowedError" || name === "AbortError";
  return { status: "refused", message: cancelled ? texts.cancelled : texts.failed };
}

function never() {
  return () => {};
}
