import type { ErrorCode } from "@/lib/base/errors";

/** What a form shows after it was sent: the outcome, and everything typed when it was refused. */
export type FormState = {
  status: "new" | "done" | "refused";
  /** Why it was refused; `fault` for one of ours. */
  code?: ErrorCode | "fault";
  /** With `rate_limited`: seconds until another try makes sense. */
  retryAfter?: number;
  /** A sentence for the whole form. */
  message?: string;
  /** Sentences beside the fields. */
  fields?: Record<string, string>;
  /** With `other_shop`: the shop the form was made for, and the words to go back to it. */
  shop?: { id: string; back: string; again: string };
  /** With `not_fresh`: the words of the way to prove who one is. */
  confirm?: string;
  /** With `unauthorized`: the words of the way to sign in again. */
  signIn?: string;
  /** What was typed, to be shown again. */
  values?: Record<string, string>;
  /** Seconds within which it can be undone. */
  undoSeconds?: number;
  /** What the customer gave, for the page that stays as it is. */
  rating?: { stars: number; comment: string | null };
  /** The page to go on to, loaded whole. */
  goTo?: string;
};

export const NEW_FORM: FormState = { status: "new" };
