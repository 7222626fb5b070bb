import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { looksLikeToken } from "@/lib/base/tokens";
import {
  commonHeaders,
  contentSecurityPolicy,
  isForeignPost,
  unreadablePost,
  votedToken,
} from "@/lib/http/security";
import type { Locale } from "@/lib/i18n/locales";
import { readLink } from "@/lib/identity/access/customer-links";
import { ownCustomer } from "@/lib/identity/access/customer-session";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { originsOf } from "@/lib/identity/access/nps-targets";
import { readOwnLink } from "@/lib/identity/access/own-customer-links";
import { portalCustomer } from "@/lib/identity/access/portal-session";
import { CUSTOMER_LOCALE, LOCALE_HEADER } from "@/lib/identity/gates/request-locale";
import type { LinkPurpose } from "@/lib/mail/links";
import { orderLocale } from "@/lib/orders/order-locale";
import { customerLocale } from "@/lib/portal/my/customer-locale";
import { recordVisit } from "@/lib/portal/visits/record-visit";

/** Headers for every answer, a 403 for posts from elsewhere, a 415 for those that cannot be read, a 410 for expired links. No gate: pages, actions and routes authorise themselves. */
export async function proxy(request: NextRequest, event: NextFetchEvent): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (isForeignPost({ method: request.method, pathname, headers: request.headers })) {
    return withHeaders(
      new NextResponse("Forbidden: this request came from another site.", { status: 403 }),
    );
  }
  const unread = unreadablePost({ method: request.method, pathname, headers: request.headers });
  if (unread !== null) return withHeaders(new NextResponse(unread, { status: 415 }));
  const voted = votedToken({ method: request.method, pathname });
  if (voted !== null) return withHeaders(NextResponse.rewrite(voteAddress(request, voted)));
  const looks = request.method === "GET" || request.method === "HEAD";
  const { instead, locale, visited, formOrigins } = looks ? await lookAt(pathname) : NOTHING;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, formOrigins);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.delete(LOCALE_HEADER);
  if (CUSTOMER_PATH.test(pathname)) headers.set(LOCALE_HEADER, CUSTOMER_LOCALE);
  // Beside the answer, which does not wait for it.
  if (visited && isVisit(request)) event.waitUntil(recordVisit(visitOf(request, visited)));
  if (locale) headers.set(LOCALE_HEADER, locale);
  const response = instead
    ? NextResponse.rewrite(new URL(instead.path, request.url), {
        status: instead.status,
        request: { headers },
      })
    : NextResponse.next({ request: { headers } });
  // For the posts of that page, which name no link in their address.
  if (locale) response.cookies.set(CUSTOMER_LOCALE, locale, { sameSite: "lax", path: "/" });
  if (!MAIL_AS_SENT.test(pathname)) response.headers.set("Content-Security-Policy", policy);
  return withHeaders(response);
}

/** A mail in its frame, as sent or as a preview: the route answers with a policy of its own, stricter but for the mail's styles. */
const MAIL_AS_SENT =
  /^\/(outbox\/[\da-f-]{36}\/html|settings\/mail\/texts\/[\w.]+\/preview|settings\/nps\/templates\/[\da-f-]{36}\/preview)$/;

/** The handler behind a rating link, whose page stands at the same address. It brings a policy of its own. */
function voteAddress(request: NextRequest, token: string): URL {
  const address = new URL(request.url);
  address.pathname = `/nps/rate/${looksLikeToken(token) ? token : "malformed"}/answer`;
  return address;
}

function withHeaders(response: NextResponse): NextResponse {
  for (const [name, value] of Object.entries(commonHeaders())) response.headers.set(name, value);
  return response;
}

const LINK_PATH = /^\/(rate|reply|share|unsubscribe|o)\/([\w-]+)$/;
const PURPOSE: Record<string, LinkPurpose> = {
  rate: "rate",
  reply: "reply",
  share: "share",
  unsubscribe: "unsubscribe",
  o: "portal",
};

/** Pages of customers: their language is the order's, not the browser's. */
const CUSTOMER_PATH =
  /^\/(rate|reply|share|unsubscribe|o|portal|gone|my|find|nps\/rate|nps\/thanks)(\/|$)/;

type Instead = { path: string; status: number };
type Visited = { shopId: string; linkId: string };
type Look = {
  instead: Instead | null;
  locale: Locale | null;
  visited?: Visited;
  /** Besides our own, where forms of the page may lead. */
  formOrigins?: string[];
};
const NOTHING: Look = { instead: null, locale: null };
const UNKNOWN: Look = { instead: { path: "/gone/unknown", status: 404 }, locale: null };

const ORDER_PATH = /^\/portal\/([\da-f-]{36})$/;
const NPS_PATH = /^\/nps\/(?:rate|thanks)\/([^/]+)(\/stop)?$/;
const OWN_LINK_PATH = /^\/my\/enter\/([\w-]+)$/;

/**
 * The language of the order behind a customer's address, and what they see instead of a page whose
 * link is over (410) or that is not theirs (404). Pages alone cannot answer 410, and their not-found
 * pages are blank without scripts.
 */
async function lookAt(pathname: string): Promise<Look> {
  const [, orderId] = pathname.match(ORDER_PATH) ?? [];
  if (orderId) return lookAtOrder(orderId);
  const [, npsToken] = pathname.match(NPS_PATH) ?? [];
  if (npsToken) return lookAtNps(npsToken, pathname);
  const [, ownToken] = pathname.match(OWN_LINK_PATH) ?? [];
  if (ownToken) return lookAtOwnLink(ownToken);
  if (pathname === "/my") {
    const own = await ownCustomer();
    return { instead: null, locale: own && (await customerLocale(own)) };
  }
  const [, path = "", token = ""] = pathname.match(LINK_PATH) ?? [];
  const purpose = PURPOSE[path];
  return purpose ? lookAtLink(purpose, token) : NOTHING;
}

async function lookAtOrder(orderId: string): Promise<Look> {
  const customer = await portalCustomer(orderId);
  if (!customer) return { instead: { path: "/gone/closed", status: 404 }, locale: null };
  return { instead: null, locale: await orderLocale(customer) };
}

async function lookAtLink(purpose: LinkPurpose, token: string): Promise<Look> {
  const link = await readLink(purpose, token);
  if (link.state === "unknown") return UNKNOWN;
  const { shopId, orderId, linkId } = link.state === "good" ? link.actor : link;
  const look = { locale: await orderLocale({ shopId, orderId }), visited: { shopId, linkId } };
  if (link.state === "good") return { ...look, instead: null };
  return { ...look, instead: { path: `/gone/${purpose}/${token}`, status: 410 } };
}

async function lookAtNps(token: string, pathname: string): Promise<Look> {
  const link = await readNpsLink(token);
  if (link.state === "unknown" || link.state === "revoked") return UNKNOWN;
  const { shopId, linkId, targets } = link;
  // The pages behind the one in the mail are no visits of their own, and their forms stay here.
  const own = { visited: { shopId, linkId }, formOrigins: originsOf(targets) };
  const look = {
    locale: await orderLocale(link),
    ...(pathname === `/nps/rate/${token}` && own),
  };
  if (link.state === "expired") {
    return { ...look, instead: { path: `/gone/nps/${token}`, status: 410 } };
  }
  return { ...look, instead: null };
}

async function lookAtOwnLink(token: string): Promise<Look> {
  const link = await readOwnLink(token);
  if (link.state === "unknown") return UNKNOWN;
  const { shopId, customerId, linkId } = link.state === "good" ? link.actor : link;
  const locale = await customerLocale({ shopId, customerId });
  const visited = { shopId, linkId };
  if (link.state === "good") return { instead: null, locale, visited };
  return { instead: { path: `/gone/customer/${token}`, status: 410 }, locale, visited };
}

/** What a page of ours fetches by script, or a browser ahead of its reader, is nobody's visit. */
function isVisit({ headers }: NextRequest): boolean {
  const target = headers.get("sec-fetch-dest");
  const ahead = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return (target === null || target === "document") && !ahead.includes("prefetch");
}

function visitOf({ method, headers }: NextRequest, visited: Visited) {
  return { ...visited, method, agent: headers.get("user-agent") ?? "" };
}

export const config = {
  matcher: ["/((?!_next/static/|icon\\.svg$|theme/[0-9a-f]{6}\\.css$).*)"],
};
