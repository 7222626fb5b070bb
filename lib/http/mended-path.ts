import { env } from "@/lib/base/env";
import { looksLikeToken } from "@/lib/base/tokens";

/** The addresses in emails: what stands before their secret, the secret, and what may follow. */
const SECRET_PATH =
  /^(\/(?:rate|reply|share|unsubscribe|o|my\/enter|nps\/rate|nps\/thanks|invitation|reset|sign-in\/link|confirm-address)\/)([^/]+)(\/.*)?$/;
const ORDER_PATH = /^(\/portal\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})[^\w/-][^/]*$/;
/** What follows the secret in an address of ours; anything else was put there by others. */
const OWN_REST = /^\/(stop|one-click)\W*$/;

/** What mail programs break a long address with. */
const BREAKS = /%(?:20|09|0A|0D)|%E2%80%8B|%C2%A0|\+/gi;

/** Where somebody is sent who looks at a damaged address; null when it is whole. */
export function mendedAddress(
  method: string,
  { pathname, search }: { pathname: string; search: string },
): URL | null {
  const path = method === "GET" || method === "HEAD" ? mendedPath(pathname) : null;
  return path ? new URL(path + search, env().APP_URL) : null;
}

/**
 * The address of a page with a secret without what mail programs, chats and people put around it:
 * brackets, quotes, a full stop, a space. Null for an address that needs no mending, or holds no secret.
 */
export function mendedPath(pathname: string): string | null {
  const [, order] = pathname.match(ORDER_PATH) ?? [];
  if (order) return order;
  const [, before, part = "", rest = ""] = pathname.match(SECRET_PATH) ?? [];
  const token = before && !looksLikeToken(part) ? tokenIn(part) : null;
  if (!before || !token) return null;
  const [, own] = rest.match(OWN_REST) ?? [];
  return before + token + (own ? `/${own}` : "");
}

/** The token in a percent-encoded part of an address. */
function tokenIn(part: string): string | null {
  const plain = part.replace(BREAKS, "");
  const [, token = null] = plain.match(/^(?:%[\da-f]{2}|[^\w%-])*([\w-]{32})(?![\w-])/i) ?? [];
  return token;
}
