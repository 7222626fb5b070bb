import { hashToken } from "@/lib/base/tokens";

/** Why an answer was not taken, in the order it is checked. */
export type Failure = "token" | "answered" | "rating";

/** What a shop's error page is told, word for word: programs compare it, so no language has its own. */
export const FAILURE_MESSAGE: Record<Failure, string> = {
  token: "The token is invalid",
  answered: "The ticket is already rated",
  rating: "The rating value is invalid",
};

/** Where a shop sends its customers after an answer; null: to a page of ours. */
export type Targets = { success: string | null; error: string | null };

/** An address of the shop's settings as browsers write it; null unless it is an absolute http(s) one without a password in it. */
export function targetOf(setting: string | null): string | null {
  if (setting === null || !URL.canParse(setting)) return null;
  const { protocol, username, password, href } = new URL(setting);
  return /^https?:$/.test(protocol) && !username && !password ? href : null;
}

/** Host names that say nothing else in a policy: there `;` and `,` would begin something new. */
const PLAIN_ORIGIN = /^https?:\/\/[a-z\d._-]+(:\d+)?$/;

/** The origins a form may be sent on to, for the page's policy. */
export function originsOf({ success, error }: Targets): string[] {
  const origins = [success, error].flatMap((url) => (url ? [new URL(url).origin] : []));
  return [...new Set(origins)].filter((origin) => PLAIN_ORIGIN.test(origin));
}

/** What stands for a token where others read it; it opens nothing. */
export function tokenReference(token: string): string {
  return hashToken(token).toString("hex").slice(0, 16);
}

/** Characters of a refused value that are repeated. */
const SHOWN = 20;

/**
 * The shop's error page with what went wrong in its query, form-encoded; what stood there of its own
 * and its fragment stay. `ticketId` names the update, or the invitation of a survey.
 */
export function errorAddress(
  page: string,
  what: { failure: Failure; ticketId: string; token: string; sent: string },
): string {
  const url = new URL(page);
  const told = new URLSearchParams({
    TicketId: what.ticketId,
    Token: tokenReference(what.token),
    Rating: [...what.sent].slice(0, SHOWN).join(""),
    Message: FAILURE_MESSAGE[what.failure],
  });
  // Only where it would stand twice: rewriting the shop's own query could change what it says.
  for (const name of told.keys()) {
    if (url.searchParams.has(name)) url.searchParams.delete(name);
  }
  const own = url.search.slice(1);
  url.search = own === "" ? told.toString() : `${own}&${told}`;
  return url.href;
}
