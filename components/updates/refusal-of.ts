import type { FormState } from "@/lib/http/form-state";

/** The one sentence for a refused button: the field's own, which says more, else the form's. */
export function refusalOf({ fields, message }: FormState): string {
  return Object.values(fields ?? {})[0] ?? message ?? "";
}
