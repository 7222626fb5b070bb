import type { IncomingMessage, ServerResponse } from "node:http";
import { stringifySetCookie } from "cookie";
import { env } from "@/lib/base/env";
import { looksLikeToken } from "@/lib/base/tokens";
import { type Look, lookAt, NOTHING } from "@/lib/front/looks";
import { CUSTOMER_LOCALE, LOCALE_HEADER } from "@/lib/http/locale-header";
import { mendedAddress } from "@/lib/http/mended-path";
import { cookiesOf, withCookies } from "@/lib/http/request-cookies";
import {
  contentSecurityPolicy,
  foreignPostText,
  isForeignPost,
  isVisit,
  unreadablePost,
  votedToken,
} from "@/lib/http/security";
import { noteRefusal } from "@/lib/http/security-events";
import { renewSessionCookie } from "@/lib/identity/session/session-cookie";
import { recordVisit } from "@/lib/portal/visits/record-visit";

/** Files of the build, and what is the same for everybody. */
const FILES = /^\/(_next\/static\/|icon\.svg$|theme\/[0-9a-f]{6}\.css$)/;

/** Pages of customers: their language is the order's, not the browser's. */
const CUSTOMER_PATH =
  /^\/(rate|reply|share|unsubscribe|o|portal|gone|my|find|nps\/rate|nps\/thanks)(\/|$)/;

/** A mail in its frame, as sent or as a preview: the route answers with a policy of its own, stricter but for the mail's styles. */
const MAIL_AS_SENT =
  /^\/(outbox\/[\da-f-]{36}\/html|settings\/mail\/texts\/[\w.]+\/preview|settings\/nps\/templates\/[\da-f-]{36}\/preview)$/;

const TEXT = "text/plain; charset=utf-8";

type Asked = {
  request: IncomingMessage;
  method: string;
  url: URL;
  headers: { get(name: string): string | null };
};

/**
 * What comes before Next begins: the policy of every page, a 403 for posts from elsewhere, a 415 for
 * those that cannot be read, the language of a customer's page, a 410 for links that are over. Returns
 * whether the request is answered. No gate: pages, actions and routes authorise themselves. Cheaper
 * here than as Next's own proxy, which takes a request apart twice.
 */
export async function answeredFirst(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const asked = read(request);
  const { pathname } = asked.url;
  if (FILES.test(pathname)) return false;
  if (answeredAtOnce(asked, response)) return true;
  return isVote(asked) ? false : prepared(asked, response);
}

function read(request: IncomingMessage): Asked {
  const { method = "GET", url = "/" } = request;
  const headers = { get: (name: string) => request.headers[name]?.toString() ?? null };
  return { request, method, url: new URL(env().APP_URL + url), headers };
}

/** What is answered without a look at who asks: refused posts, damaged addresses. */
function answeredAtOnce({ method, url, headers }: Asked, response: ServerResponse): boolean {
  const { pathname } = url;
  if (isForeignPost({ method, pathname, headers })) {
    noteRefusal("foreign_origin");
    // With exactly this type Next's script hands the text to the form.
    const type = headers.get("next-action") === null ? TEXT : "text/plain";
    return say(response, 403, foreignPostText(headers), type);
  }
  const unread = unreadablePost({ method, pathname, headers });
  if (unread !== null) return say(response, 415, unread);
  const mended = mendedAddress(method, url);
  if (mended) return send(response, 307, mended.href);
  if (pathname !== "/" && pathname.endsWith("/")) return send(response, 308, withoutSlash(url));
  return false;
}

/** Leads an answer to a survey, whose page stands at the same address, to its handler. That brings a policy of its own. */
function isVote({ request, method, url }: Asked): boolean {
  const voted = votedToken({ method, pathname: url.pathname });
  if (voted === null) return false;
  request.url = `/nps/rate/${looksLikeToken(voted) ? voted : "malformed"}/answer${url.search}`;
  return true;
}

/** Readies a request for Next, where no other page says it better. */
async function prepared(asked: Asked, response: ServerResponse): Promise<boolean> {
  const { request, method, url, headers } = asked;
  const cookies = cookiesOf(request.headers.cookie);
  const looks = method === "GET" || method === "HEAD";
  const look = looks ? await withCookies(cookies, () => lookAt(url)) : NOTHING;
  // Beside the answer, which does not wait for it.
  if (look.visited && isVisit({ headers })) {
    void recordVisit({ ...look.visited, method, agent: headers.get("user-agent") ?? "" });
  }
  if (look.goTo) return send(response, 303, look.goTo);
  setLanguage(asked, look);
  setPolicy(asked, response, look);
  if (look.instead) {
    request.url = look.instead.path;
    response.statusCode = look.instead.status;
  }
  const renewed = await renewSessionCookie({ method, cookies });
  if (renewed) response.appendHeader("Set-Cookie", stringifySetCookie(renewed));
  // For the posts of that page, which name no link in their address.
  if (look.locale) {
    const secure = env().APP_URL.startsWith("https:");
    const remembered = { name: CUSTOMER_LOCALE, value: look.locale, path: "/", secure };
    response.appendHeader("Set-Cookie", stringifySetCookie({ ...remembered, sameSite: "lax" }));
  }
  return false;
}

function setLanguage({ request, url }: Asked, { locale }: Look): void {
  delete request.headers[LOCALE_HEADER];
  if (locale) request.headers[LOCALE_HEADER] = locale;
  else if (CUSTOMER_PATH.test(url.pathname)) request.headers[LOCALE_HEADER] = CUSTOMER_LOCALE;
}

/** Next reads off the request's header which nonce its scripts must carry. */
function setPolicy({ request, url }: Asked, response: ServerResponse, { formOrigins }: Look): void {
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""), formOrigins);
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  if (!MAIL_AS_SENT.test(url.pathname)) response.setHeader("Content-Security-Policy", policy);
}

/** Where the page stands whose address was given a slash at its end. */
function withoutSlash({ pathname, search }: URL): string {
  let end = pathname.length;
  while (pathname.charAt(end - 1) === "/") end -= 1;
  return new URL(`.${pathname.slice(0, end)}${search}`, `${env().APP_URL}/`).href;
}

function say(response: ServerResponse, status: number, text: string, type = TEXT): true {
  response.writeHead(status, { "Content-Type": type });
  response.end(text);
  return true;
}

function send(response: ServerResponse, status: number, address: string): true {
  response.writeHead(status, { Location: address });
  response.end();
  return true;
}
