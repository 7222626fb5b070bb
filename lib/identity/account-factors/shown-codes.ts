import type { SealedCookie } from "@/lib/identity/session/sealed-cookie";

/** New recovery codes on their way to the page that shows them once. */
export const SHOWN_CODES: SealedCookie = {
  name: "shown-codes",
  purpose: "shown-codes",
  seconds: 10 * 60,
};

export type ShownCodes = { sessionId: string; codes: string[] };
