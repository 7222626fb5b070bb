import type { LinkPurpose } from "@/lib/mail/links";

const PURPOSES: readonly LinkPurpose[] = ["portal", "rate", "reply", "share", "unsubscribe", "nps"];

/** The purpose in the path of an expired link; undefined for anything else. */
export function purposeParam(value: string): LinkPurpose | undefined {
  return PURPOSES.find((purpose) => purpose === value);
}

/** The page that says a link is over. */
export function gonePage(purpose: LinkPurpose, token: string): string {
  return `/gone/${purpose}/${encodeURIComponent(token)}`;
}

/** The page that says a link to everything of a customer is over. */
export function ownGonePage(token: string): string {
  return `/gone/customer/${encodeURIComponent(token)}`;
}
