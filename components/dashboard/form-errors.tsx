"use client";

import { Banner } from "@/components/ui/banner";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/http/form-state";

export interface FormErrorsProps {
  state: FormState;
  /** Fields by name in the order of the page, with what they are called; lines then begin with it. */
  names?: Record<string, string>;
  /** "{name}: {problem}", filled in here. */
  line?: string;
}

/** What keeps a form from being taken, above it: takes the focus and leads to the fields. */
export function FormErrors({ state, names = {}, line = "{problem}" }: FormErrorsProps) {
  if (state.status !== "refused") return null;
  const fields = Object.entries(state.fields ?? {});
  if (fields.length === 0) {
    return (
      <Banner tone="bad" role="alert">
        {state.message}
      </Banner>
    );
  }
  const order = Object.keys(names);
  const place = ([field]: [string, string]) => order.indexOf(field);
  const errors = fields
    .sort((a, b) => place(a) - place(b))
    .map(([field, problem]) => ({
      fieldId: field,
      message: line.replace("{name}", names[field] ?? "").replace("{problem}", problem),
    }));
  return <ErrorSummary title={state.message} errors={errors} answer={state} />;
}
