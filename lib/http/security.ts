import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { refuseUnreadable } from "@/lib/http/body-text";
import { refusalText } from "@/lib/i18n/error-texts";

/** The address of a rating link. Posts to it go to a handler that reads no cookie; mail programs send them with no origin, or "null". */
const RATE_LINK = /^\/nps\/rate\/([^/]+)$/;

/** Both APIs answer JSON whatever they are sent. */
const APIS = [/^\/api\//, /^\/(init|nps\/(categories|channels|create|reviews))$/];

/** Paths whose requests carry a proof of their own, so that other sites and programs may send them. Nothing under /api and nothing of the survey API reads a cookie. */
const OWN_PROOF = [...APIS, /^\/unsubscribe\/[\w-]+\/one-click$/, RATE_LINK];

type Incoming = { method: string; pathname: string; headers: Pick<Headers, "get"> };

/**
 * Whether a request that changes things comes from our own pages. With an Origin header it must be
 * the configured address; without one only a browser's own word for "same origin" counts.
 */
export function isForeignPost({ method, pathname, headers }: Incoming): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false;
  if (OWN_PROOF.some((path) => path.test(pathname))) return false;
  const origin = headers.get("origin");
  if (origin !== null) return origin !== env().APP_URL;
  return headers.get("sec-fetch-site") !== "same-origin";
}

/**
 * Why the body of a post cannot be read, in English; null where it can, and for the APIs, which tell
 * it themselves. Next would take such a form for an empty or a garbled one.
 */
export function unreadablePost({ method, pathname, headers }: Incoming): string | null {
  if (method === "GET" || method === "HEAD" || APIS.some((path) => path.test(pathname)))
    return null;
  try {
    refuseUnreadable(headers);
    return null;
  } catch (error) {
    if (error instanceof AppError) return refusalText("en", error);
    throw error;
  }
}

/** The token of a rating link that an answer is posted to; null for any other request. */
export function votedToken({ method, pathname }: Omit<Incoming, "headers">): string | null {
  return method === "POST" ? (pathname.match(RATE_LINK)?.[1] ?? null) : null;
}

/**
 * The policy of every page: own files only, and scripts that carry this answer's nonce. Browsers also
 * check where the answer to a form redirects to, so the origins it may lead to are named.
 */
export function contentSecurityPolicy(nonce: string, formOrigins: string[] = []): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development(" 'unsafe-eval'")}`,
    `style-src 'self'${development(" 'unsafe-inline'")}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development(" ws:")}`,
    "frame-src 'self'",
    ["form-action 'self'", ...formOrigins].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** What Next needs to bring changes into an open page; nothing anywhere else. */
function development(more: string): string {
  return env().NODE_ENV === "development" ? more : "";
}

/** Headers of every answer besides the policy. */
export function commonHeaders(): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    // Not no-referrer: under it browsers send "Origin: null" with plain form posts.
    "Referrer-Policy": "strict-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ...(env().APP_URL.startsWith("https:") && {
      "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    }),
  };
}

/** What a page of ours fetches by script, or a browser ahead of its reader, is nobody's visit. */
export function isVisit({ headers }: Pick<Incoming, "headers">): boolean {
  const target = headers.get("sec-fetch-dest");
  const ahead = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return (target === null || target === "document") && !ahead.includes("prefetch");
}
