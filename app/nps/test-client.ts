import * as initRoute from "@/app/init/route";
import * as categoriesRoute from "@/app/nps/categories/route";
import * as channelsRoute from "@/app/nps/channels/route";
import * as createRoute from "@/app/nps/create/route";
import * as reviewsRoute from "@/app/nps/reviews/route";

const ROUTES = {
  categories: categoriesRoute,
  channels: channelsRoute,
  create: createRoute,
  init: initRoute,
  reviews: reviewsRoute,
};

export type Endpoint = keyof typeof ROUTES;

export type Call = {
  method?: keyof typeof createRoute;
  /** A text is sent as it is. */
  query?: Record<string, string> | URLSearchParams | string;
  body?: BodyInit;
  headers?: Record<string, string>;
};

/** One request to an endpoint of the survey API, as a program outside would send it. */
export function send(endpoint: Endpoint, call: Call = {}): Promise<Response> {
  const method = call.method ?? (endpoint === "create" ? "POST" : "GET");
  const path = endpoint === "init" ? "init" : `nps/${endpoint}`;
  const query = typeof call.query === "string" ? call.query : new URLSearchParams(call.query);
  const url = `http://localhost:3000/${path}?${query}`;
  const init = { method, body: call.body, headers: call.headers, duplex: "half" };
  return ROUTES[endpoint][method](new Request(url, init as RequestInit), {
    params: Promise.resolve(undefined),
  });
}

/** The same, with the answer's JSON read. */
export async function call(endpoint: Endpoint, what: Call = {}) {
  const response = await send(endpoint, what);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}
