import * as nothing from "@/app/api/[[...path]]/route";
import * as health from "@/app/api/health/route";
import * as followUps from "@/app/api/ratings/follow-ups/route";
import * as npsReviews from "@/app/api/v1/nps/reviews/route";
import * as order from "@/app/api/v1/orders/[id]/route";
import * as orderUpdates from "@/app/api/v1/orders/[id]/updates/route";
import * as orders from "@/app/api/v1/orders/route";
import * as ratings from "@/app/api/v1/ratings/route";
import * as notes from "@/app/api/v1/updates/[id]/notes/route";
import * as rating from "@/app/api/v1/updates/[id]/rating/route";
import * as update from "@/app/api/v1/updates/[id]/route";
import * as solution from "@/app/api/v1/updates/[id]/solution/route";
import { withinRequest } from "@/lib/base/allowance";
import type { Handler } from "@/lib/http/methods";

/** Every route file, by the paths it serves. */
const ROUTES: [RegExp, Record<string, Handler>][] = [
  [/^\/api\/health$/, health],
  [/^\/api\/ratings\/follow-ups$/, followUps],
  [/^\/api\/v1\/nps\/reviews$/, npsReviews],
  [/^\/api\/v1\/orders$/, orders],
  [/^\/api\/v1\/orders\/(?<id>[^/]+)$/, order],
  [/^\/api\/v1\/orders\/(?<id>[^/]+)\/updates$/, orderUpdates],
  [/^\/api\/v1\/ratings$/, ratings],
  [/^\/api\/v1\/updates\/(?<id>[^/]+)$/, update],
  [/^\/api\/v1\/updates\/(?<id>[^/]+)\/notes$/, notes],
  [/^\/api\/v1\/updates\/(?<id>[^/]+)\/rating$/, rating],
  [/^\/api\/v1\/updates\/(?<id>[^/]+)\/solution$/, solution],
  [/^\/api\//, nothing],
];

export type Sent = {
  /** An `Authorization` header. */
  key?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, instead of `body`. */
  raw?: BodyInit;
  headers?: Record<string, string>;
};

export type Got<T> = { status: number; headers: Headers; text: string; body: T };

/** Sends a request to the handler that Next would choose. */
export async function callApi<T = Record<string, unknown>>(
  method: string,
  path: string,
  { key, body, raw, headers = {} }: Sent = {},
): Promise<Got<T>> {
  const request = new Request(new URL(path, "http://localhost:3000"), {
    method,
    headers: {
      ...(key && { authorization: key }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    ...{ duplex: "half" },
  });
  const [handler, params] = find(method, new URL(request.url).pathname);
  const response = await withinRequest(() => handler(request, { params: Promise.resolve(params) }));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text ? JSON.parse(text) : undefined) as T,
  };
}

function find(method: string, pathname: string): [Handler, Record<string, string> | undefined] {
  for (const [pattern, exported] of ROUTES) {
    const match = pattern.exec(pathname);
    const handler = exported[method];
    if (match && handler) return [handler, match.groups && { ...match.groups }];
  }
  throw new Error(`No route answers ${method} ${pathname}.`);
}

/** The error an answer carries. */
export type Refusal = {
  error: { code: string; message: string; fields?: Record<string, string>; id?: string };
};
