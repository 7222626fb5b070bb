import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { MULTIPART, mediaTypeOf } from "@/lib/http/body-text";
import { checkForm } from "@/lib/http/check-form";
import type { HeldMessage } from "@/lib/http/held-message";
import type { HeldResponse } from "@/lib/http/held-response";
import type { KeptRequest } from "@/lib/http/kept-request";
import { commonHeaders, hasOwnProof } from "@/lib/http/security";
import { refusalText } from "@/lib/i18n/error-texts";

/** What is refused before Next sees it: the status, and why in English. */
export type RefusedRequest = { status: number; why: string; allow?: string };

/** A logo of 256 kB, and the form around it. */
const FORM_MAX = 300 * 1024;
const GIVEN_ID = /^[\w.+/=:-]{8,128}$/;

export function pathOf({ url = "/" }: { url?: string }): string {
  return url.split("?", 1)[0] ?? "/";
}

/**
 * Numbers a request and gives its answer the headers that all have, and keeps the body of a form back.
 * A number from outside is believed behind a proxy of ours.
 */
export function admit(request: KeptRequest, response: HeldResponse): void {
  const given = request.headers["x-request-id"]?.toString() ?? "";
  const id = env().TRUST_PROXY === "1" && GIVEN_ID.test(given) ? given : randomUUID();
  response.lasting = { "X-Request-Id": id, ...commonHeaders(pathOf(request)) };
  for (const [name, value] of Object.entries(response.lasting)) response.setHeader(name, value);
  if (isForm(request)) request.hold(FORM_MAX);
  const [, query = ""] = (request.url ?? "").split(/\?(.*)/s);
  Object.assign(response.learnt, { id, query });
}

/** Posts that Next reads by itself. It is quick to take one in other letters for something else. */
function isForm(request: IncomingMessage): boolean {
  const { method, headers } = request;
  const type = headers["content-type"] ?? "";
  const isMultipart = mediaTypeOf(type) === MULTIPART;
  if (isMultipart) headers["content-type"] = MULTIPART + type.slice(MULTIPART.length);
  const calls = headers["next-action"] !== undefined;
  return method === "POST" && (calls || isMultipart) && !hasOwnProof(pathOf(request));
}

/** Why the form in a request cannot be read; null where it can, where there is none, and where the client left. */
export async function formRefusal(request: HeldMessage): Promise<RefusedRequest | null> {
  const body = await request.whole();
  if (body === null) return null;
  try {
    if (body === "too large") throw new AppError("too_large");
    const calls = request.headers["next-action"] !== undefined;
    await checkForm(body, { calls, type: request.headers["content-type"] ?? "" });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: error.status, why: refusalText("en", error) };
  }
}

/** So much of what a client says about itself is looked at: Next takes time in the square of both. */
const AGENT_MAX = 500;
const COOKIES_MAX = 100;

/** Shortens what no browser sends so long. */
export function trimHeaders({ headers }: IncomingMessage): void {
  const { cookie, "user-agent": agent } = headers;
  if (agent && agent.length > AGENT_MAX) headers["user-agent"] = agent.slice(0, AGENT_MAX);
  if (cookie) headers.cookie = cookie.split(";").slice(0, COOKIES_MAX).join(";");
}
