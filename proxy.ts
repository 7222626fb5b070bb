import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { idSchema } from "@/lib/base/schemas";
import { looksLikeToken } from "@/lib/base/tokens";
import { mendedAddress } from "@/lib/http/mended-path";
import {
  commonHeaders,
  contentSecurityPolicy,
  foreignPostText,
  isForeignPost,
  isVisit,
  unreadablePost,
  votedToken,
} from "@/lib/http/security";
import type { Locale } from "@/lib/i18n/locales";
import { linkRead } from "@/lib/identity/access/customer-links";
import { ownVisitRead } from "@/lib/identity/access/customer-session";
import { npsLinkRead, pageInstead } from "@/lib/identity/access/nps-links";
import { originsOf } from "@/lib/identity/access/nps-targets";
import { ownLinkRead } from "@/lib/identity/access/own-customer-links";
import { openOrderRead } from "@/lib/identity/access/portal-session";
import { CUSTOMER_LOCALE, LOCALE_HEADER } from "@/lib/identity/gates/request-locale";
import { renewSessionCookie } from "@/lib/identity/session/session-cookie";
import type { LinkPurpose } from "@/lib/mail/links";
import { purposeParam } from "@/lib/portal/addresses";
import { shopRead } from "@/lib/portal/find/queries";
import { recordVisit } from "@/lib/portal/visits/record-visit";

/** Headers for every answer, a 403 for posts from elsewhere, a 415 for those that cannot be read, a 410 for expired links. No gate: pages, actions and routes authorise themselves. */
export async function proxy(request: NextRequest, event: NextFetchEvent): Promise<NextResponse> {
  const atOnce = answerAtOnce(request);
  if (atOnce) return withHeaders(atOnce);
  const { pathname } = request.nextUrl;
  const looks = request.method === "GET" || request.method === "HEAD";
  const look = looks ? await lookAt(request.nextUrl) : NOTHING;
  const { goTo, instead, locale, visited, formOrigins } = look;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, formOrigins);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.delete(LOCALE_HEADER);
  if (CUSTOMER_PATH.test(pathname)) headers.set(LOCALE_HEADER, CUSTOMER_LOCALE);
  // Beside the answer, which does not wait for it.
  if (visited && isVisit(request)) event.waitUntil(recordVisit(visitOf(request, visited)));
  if (goTo) return withHeaders(NextResponse.redirect(goTo, 303));
  if (locale) headers.set(LOCALE_HEADER, locale);
  const response = instead
    ? NextResponse.rewrite(new URL(instead.path, request.url), {
        status: instead.status,
        request: { headers },
      })
    : NextResponse.next({ request: { headers } });
  const renewed = await renewSessionCookie(request);
  if (renewed) response.cookies.set(renewed);
  // For the posts of that page, which name no link in their address.
  if (locale) response.cookies.set(CUSTOMER_LOCALE, locale, { sameSite: "lax", path: "/" });
  if (!MAIL_AS_SENT.test(pathname)) response.headers.set("Content-Security-Policy", policy);
  return withHeaders(response);
}

/** What is answered without a look at who asks: refused posts, votes, damaged addresses. */
function answerAtOnce(request: NextRequest): NextResponse | null {
  const { method, headers, nextUrl } = request;
  const { pathname } = nextUrl;
  if (isForeignPost({ method, pathname, headers })) {
    // With exactly this type Next's script hands the text to the form.
    const type = headers.has("next-action") ? "text/plain" : "text/plain; charset=utf-8";
    const told = { status: 403, headers: { "Content-Type": type } };
    return new NextResponse(foreignPostText(headers), told);
  }
  const unread = unreadablePost({ method, pathname, headers });
  if (unread !== null) return new NextResponse(unread, { status: 415 });
  const voted = votedToken({ method, pathname });
  if (voted !== null) return NextResponse.rewrite(voteAddress(request, voted));
  const mended = mendedAddress(method, nextUrl);
  return mended && NextResponse.redirect(mended);
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

type Visited = { shopId: string; linkId: string };
type Look = {
  /** Another site's page that says it better. */
  goTo?: string | null;
  instead: { path: string; status: number } | null;
  locale: Locale | null;
  visited?: Visited;
  /** Besides our own, where forms of the page may lead. */
  formOrigins?: string[];
};
const NOTHING: Look = { instead: null, locale: null };
const UNKNOWN: Look = { instead: { path: "/gone/unknown", status: 404 }, locale: null };
const NO_SHOP: Look = { instead: { path: "/gone/no-shop", status: 404 }, locale: null };

/** Customers' addresses, and what is to be known of each. All that stands behind some is a secret of ours or no link at all. */
const LOOKS: [RegExp, (...parts: string[]) => Look | Promise<Look>][] = [
  [/^\/portal\/(?!left$)([^/]+)$/, lookAtOrder],
  [/^\/nps\/(rate|thanks)(?:\/([^/]+))?(\/stop)?$/, lookAtNps],
  [/^\/my\/enter(?:\/(.*))?$/, lookAtOwnLink],
  [/^\/my$/, lookAtOwnPage],
  [/^\/find\/([^/]+)$/, async (slug) => ((await shopRead.inProxy(slug)) ? NOTHING : NO_SHOP)],
  [/^\/gone\/(\w+)\/([^/]+)$/, async (...parts) => ((await isKnown(...parts)) ? NOTHING : UNKNOWN)],
  [/^\/(rate|reply|share|unsubscribe|o)(?:\/(?!.*\/one-click$)(.*))?$/, lookAtLink],
];

/**
 * The language of the order behind a customer's address, and what they see instead of a page whose
 * link is over (410) or that is not theirs (404). Pages alone cannot answer 410, and their not-found
 * pages are blank without scripts.
 */
async function lookAt({ pathname, searchParams }: URL): Promise<Look> {
  const rating = searchParams.get("rating") ?? "";
  for (const [path, look] of LOOKS) {
    const found = pathname.match(path);
    if (found) return look(...found.slice(1).map((part = "") => part), rating);
  }
  return NOTHING;
}

/** Whether a link that is said to be over is one of ours. */
async function isKnown(purpose = "", token = ""): Promise<boolean> {
  const known = purposeParam(purpose);
  const read = known ? linkRead.inProxy(known, token) : ownLinkRead.inProxy(token);
  return (await read).state !== "unknown";
}

async function lookAtOwnPage(): Promise<Look> {
  const own = await ownVisitRead.inProxy();
  return { instead: null, locale: own?.locale ?? null };
}

async function lookAtOrder(orderId = ""): Promise<Look> {
  const order = idSchema.safeParse(orderId).success ? await openOrderRead.inProxy(orderId) : null;
  if (!order) return { instead: { path: "/gone/closed", status: 404 }, locale: null };
  return { instead: null, locale: order.locale };
}

async function lookAtLink(path = "", token = ""): Promise<Look> {
  const purpose = PURPOSE[path] ?? "portal";
  const link = await linkRead.inProxy(purpose, token);
  if (link.state === "unknown") return UNKNOWN;
  const { shopId, linkId } = link.state === "good" ? link.actor : link;
  const look = { locale: link.locale, visited: { shopId, linkId } };
  if (link.state === "good") return { ...look, instead: null };
  const status = link.state === "hidden" ? 404 : 410;
  return { ...look, instead: { path: `/gone/${purpose}/${token}`, status } };
}

async function lookAtNps(page = "", token = "", stop = "", sent = ""): Promise<Look> {
  const link = await npsLinkRead.inProxy(token);
  const opened = page === "rate" && !stop;
  const goTo = opened ? pageInstead(link, token, sent) : null;
  if (link.state === "unknown") return UNKNOWN;
  if (link.state === "revoked") return { ...UNKNOWN, goTo };
  // The pages behind the one in the mail are no visits of their own, and their forms stay here.
  const own = { visited: link, formOrigins: originsOf(link.targets) };
  const look = { goTo, locale: link.locale, ...(opened && own) };
  const expired = link.state === "expired";
  return { ...look, instead: expired ? { path: `/gone/nps/${token}`, status: 410 } : null };
}

async function lookAtOwnLink(token = ""): Promise<Look> {
  const link = await ownLinkRead.inProxy(token);
  if (link.state === "unknown") return UNKNOWN;
  const whose = link.state === "good" ? link.actor : link;
  const look = { locale: link.locale, visited: whose };
  if (link.state === "good") return { ...look, instead: null };
  return { ...look, instead: { path: `/gone/customer/${token}`, status: 410 } };
}

function visitOf({ method, headers }: NextRequest, { shopId, linkId }: Visited) {
  return { shopId, linkId, method, agent: headers.get("user-agent") ?? "" };
}

export const config = {
  matcher: ["/((?!_next/static/|icon\\.svg$|theme/[0-9a-f]{6}\\.css$).*)"],
};
