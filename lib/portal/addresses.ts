import { idSchema } from "@/lib/base/schemas";
import type { LinkPurpose } from "@/lib/mail/links";

/** The order's page, at what is to be read or done in one of its conversations if `update` is an id. */
export function portalPage(orderId: string, update?: string | null): string {
  const page = `/portal/${orderId}`;
  const id = conversationParam(update);
  return id ? `${page}?update=${id}#${latestId(id)}` : page;
}

/** The place in a conversation that links lead to: its newest message, or the form below once it is solved. */
export function latestId(updateId: string): string {
  return `latest-${updateId}`;
}

/** The id in `?update=`; null for anything else. */
export function conversationParam(value: unknown): string | null {
  const id = idSchema.safeParse(value);
  return id.success ? id.data : null;
}

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
