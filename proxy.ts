import { type NextRequest, NextResponse } from "next/server";
import { readLink } from "@/lib/auth/customer-links";
import { portalCustomer } from "@/lib/auth/portal-session";
import { commonHeaders, contentSecurityPolicy, isForeignPost } from "@/lib/http/security";
import type { LinkPurpose } from "@/lib/links";

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
  const looks = request.method === "GET" || request.method === "HEAD";
  const instead = looks ? await insteadOf(pathname) : null;
  const response = instead
    ? NextResponse.rewrite(new URL(instead.path, request.url), {
        status: instead.status,
        request: { headers },
      })
    : NextResponse.next({ request: { headers } });
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

const ORDER_PATH = /^\/portal\/([\da-f-]{36})$/;

/**
 * What a customer sees instead of a page whose link is over (410) or that is not theirs (404). Pages
 * alone cannot answer 410, and their not-found pages are blank without scripts.
 */
async function insteadOf(pathname: string): Promise<{ path: string; status: number } | null> {
  const [, orderId] = pathname.match(ORDER_PATH) ?? [];
  if (orderId)
    return (await portalCustomer(orderId)) ? null : { path: "/gone/closed", status: 404 };
  const [, path = "", token = ""] = pathname.match(LINK_PATH) ?? [];
  const purpose = PURPOSE[path];
  if (!purpose) return null;
  const link = await readLink(purpose, token);
  if (link.state === "good") return null;
  if (link.state === "unknown") return { path: "/gone/unknown", status: 404 };
  return { path: `/gone/${purpose}/${token}`, status: 410 };
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|theme/).*)"],
};
