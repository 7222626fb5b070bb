import { type NextRequest, NextResponse } from "next/server";
import { readLink } from "@/lib/auth/customer-links";
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
  const gone =
    request.method === "GET" || request.method === "HEAD" ? await goneAddress(request) : null;
  const response = gone
    ? NextResponse.rewrite(gone, { status: 410, request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return withHeaders(response);
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

/** Where a link that is over leads: a page that says so and mails a fresh one. Pages alone cannot answer 410. */
async function goneAddress(request: NextRequest): Promise<URL | null> {
  const [, path = "", token = ""] = request.nextUrl.pathname.match(LINK_PATH) ?? [];
  const purpose = PURPOSE[path];
  if (!purpose) return null;
  const link = await readLink(purpose, token);
  if (link.state === "good" || link.state === "unknown") return null;
  return new URL(`/gone/${purpose}/${token}`, request.url);
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|theme/).*)"],
};
