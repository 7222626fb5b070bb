import { type NextRequest, NextResponse } from "next/server";
import { readLink } from "@/lib/auth/customer-links";
import { portalCustomer } from "@/lib/auth/portal-session";
import { CUSTOMER_LOCALE, LOCALE_HEADER } from "@/lib/http/request-locale";
import { commonHeaders, contentSecurityPolicy, isForeignPost } from "@/lib/http/security";
import type { Locale } from "@/lib/i18n/locales";
import type { LinkPurpose } from "@/lib/links";
import { orderLocale } from "@/lib/orders/order-locale";

/** Headers for every answer, a 403 for posts from elsewhere, a 410 for links that are over. No gate: pages, actions and routes authorise themselves. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (isForeignPost({ method: request.method, pathname, headers: request.headers })) {
    return withHeaders(
      new NextResponse("Forbidden: this request came from another site.", { status: 403 }),
    );
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.delete(LOCALE_HEADER);
  if (CUSTOMER_PATH.test(pathname)) headers.set(LOCALE_HEADER, CUSTOMER_LOCALE);
  const looks = request.method === "GET" || request.method === "HEAD";
  const { instead, locale } = looks ? await lookAt(pathname) : NOTHING;
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

/** A mail in its frame: the route answers with a policy of its own, stricter but for the mail's styles. */
const MAIL_AS_SENT = /^\/outbox\/[\da-f-]{36}\/html$/;

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
const CUSTOMER_PATH = /^\/(rate|reply|share|unsubscribe|o|portal|gone|my|find)(\/|$)/;

type Instead = { path: string; status: number };
type Look = { instead: Instead | null; locale: Locale | null };
const NOTHING: Look = { instead: null, locale: null };

const ORDER_PATH = /^\/portal\/([\da-f-]{36})$/;

/**
 * The language of the order behind a customer's address, and what they see instead of a page whose
 * link is over (410) or that is not theirs (404). Pages alone cannot answer 410, and their not-found
 * pages are blank without scripts.
 */
async function lookAt(pathname: string): Promise<Look> {
  const [, orderId] = pathname.match(ORDER_PATH) ?? [];
  if (orderId) {
    const customer = await portalCustomer(orderId);
    if (!customer) return { instead: { path: "/gone/closed", status: 404 }, locale: null };
    return { instead: null, locale: await orderLocale(customer) };
  }
  const [, path = "", token = ""] = pathname.match(LINK_PATH) ?? [];
  const purpose = PURPOSE[path];
  return purpose ? lookAtLink(purpose, token) : NOTHING;
}

async function lookAtLink(purpose: LinkPurpose, token: string): Promise<Look> {
  const link = await readLink(purpose, token);
  if (link.state === "unknown")
    return { instead: { path: "/gone/unknown", status: 404 }, locale: null };
  const locale = await orderLocale(link.state === "good" ? link.actor : link);
  if (link.state === "good") return { instead: null, locale };
  return { instead: { path: `/gone/${purpose}/${token}`, status: 410 }, locale };
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|theme/).*)"],
};
