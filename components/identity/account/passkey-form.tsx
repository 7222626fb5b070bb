"use client";

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { unstable_rethrow } from "next/navigation";
import { type ReactNode, useSyncExternalStore } from "react";
import { SimpleForm, type SimpleFormProps } from "@/components/form/simple-form";
import type { FormAction } from "@/components/form/use-form-action";

export interface Ceremony {
  /** Makes the options, in `values.options`; what the browser answers goes to `finish` as `response`. */
  begin: FormAction;
  finish: FormAction;
}

export interface PasskeyFormProps extends Ceremony, Omit<SimpleFormProps, "action"> {
  /** "use" an existing passkey, or "make" one. */
  ceremony: "use" | "make";
  /** Said where somebody stopped their device, and where the device could not. */
  cancelled: string;
  failed: string;
  /** Shown where there are no passkeys, and while nobody knows. */
  fallback?: ReactNode;
}

/** Asks the browser for a passkey. Not there without scripts, or where the browser knows no passkeys. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { begin, finish, ceremony, cancelled, failed, fallback = null, ...form } = props;
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
  if (!supported) return fallback;
  const action: FormAction = async (previous, fields) => {
    const begun = await begin(previous, fields);
    const options = begun.values?.options;
    if (begun.status !== "done" || !options) return begun;
    try {
      fields.set("response", JSON.stringify(await ask(ceremony, options)));
    } catch (error) {
      unstable_rethrow(error);
      return { status: "refused", message: isCancelled(error) ? cancelled : failed };
    }
    return finish(previous, fields);
  };
  return <SimpleForm action={action} {...form} />;
}

function ask(ceremony: PasskeyFormProps["ceremony"], options: string): Promise<object> {
  const optionsJSON = JSON.parse(options);
  return ceremony === "use"
    ? startAuthentication({ optionsJSON })
    : startRegistration({ optionsJSON });
}

function isCancelled(error: unknown): boolean {
  const name = error instanceof Error ? error.name : "";
  return name === "NotAllowedError" || name === "AbortError";
}

function never() {
  return () => {};
}
