import type { ErrorCode } from "@/lib/errors";

/** What a form shows after it was sent: the outcome, and everything typed when it was refused. */
export type FormState = {
  status: "new" | "done" | "refused";
  /** Why it was refused; `fault` for one of ours. */
  code?: ErrorCode | "fault";
  /** A sentence for the whole form. */
  message?: string;
  /** Sentences beside the fields. */
  fields?: Record<string, string>;
  /** What was typed, to be shown again. */
  values?: Record<string, string>;
};

export const NEW_FORM: FormState = { status: "new" };
