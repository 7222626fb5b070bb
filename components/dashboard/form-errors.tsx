"use client";

import { Banner } from "@/components/ui/banner";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/http/form-state";

export interface FormErrorsProps {
  state: FormState;
  /** The control of a field whose id is another than its name. */
  idOf?: (field: string) => string;
}

/** What keeps a form from being taken, above it: takes the focus and leads to the fields. */
export function FormErrors({ state, idOf = (field) => field }: FormErrorsProps) {
  if (state.status !== "refused") return null;
  const fields = Object.entries(state.fields ?? {});
  if (fields.length === 0) {
    return (
      <Banner tone="bad" role="alert">
        {state.message}
      </Banner>
    );
  }
  const errors = fields.map(([field, message]) => ({ fieldId: idOf(field), message }));
  return <ErrorSummary title={state.message} errors={errors} answer={state} />;
}
