import type { FormState } from "@/lib/http/form-state";

/** Where a form of the customer's belongs: the link it came by, or the order whose page is open here. */
export type FormScope = { token: string } | { orderId: string };

export interface HiddenFieldsProps {
  scope: FormScope;
  updateId?: string;
  /** Made when the page was rendered. A refused form keeps the one it was sent with. */
  submissionId: string;
  state: FormState;
}

/** What a form carries unseen. Browsers may not restore old values here, or a new message would pass for an old one. */
export function HiddenFields({ scope, updateId, submissionId, state }: HiddenFieldsProps) {
  const kept = state.status === "refused" ? state.values?.submissionId : undefined;
  const fields = { ...scope, ...(updateId && { updateId }), submissionId: kept ?? submissionId };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
  ));
}
