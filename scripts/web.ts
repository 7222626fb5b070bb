import { createServer, type IncomingMessage } from "node:http";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { closeDatabase, connectAhead } from "@/db/client";
import { withAllowance, withinRequest } from "@/lib/base/allowance";
import { env } from "@/lib/base/env";
import { GRACE } from "@/lib/base/grace";
import { logFault, logInfo, redirectConsoleToJson } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { SECOND } from "@/lib/base/time";
import { answeredFirst } from "@/lib/front/front";
import { HeldResponse } from "@/lib/http/held-response";
import { inTurn } from "@/lib/http/in-turn";
import { KeptRequest } from "@/lib/http/kept-request";
import { failNoted } from "@/lib/http/outage";
import { outageAnswer } from "@/lib/http/outage-page";

// While developing, Next's own words are for a reader, and pages are built as they are asked for.
const dev = process.env.NODE_ENV === "development";
if (!dev) redirectConsoleToJson();
surviveLostConnections();
// What outlives a request side by side with others is garbage soon: V8 would let it grow to four times what is alive.
setFlagsFromString("--heap-growing-percent=20");
const port = Number(process.env.PORT ?? 3000);
const app = next({ dev, port, hostname: process.env.HOST ?? "0.0.0.0" });
const handle = app.getRequestHandler();
const host = new URL(env().APP_URL).host;

/**
 * What a client says about itself is believed only behind a proxy we were told of. The host is the
 * configured one for everybody, so nothing can be built from a forged one.
 */
function settleHeaders(request: IncomingMessage): void {
  const forwarded = request.headers["x-forwarded-for"];
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded") delete request.headers[name];
  }
  request.headers.host = host;
  request.headers["x-forwarded-for"] =
    (env().TRUST_PROXY === "1" && forwarded?.toString()) || request.socket.remoteAddress || "";
  // Also refuses the header that once let requests skip the proxy.
  delete request.headers["x-middleware-subrequest"];
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Where a link leads whose end was damaged on its way (`/rate/abc%E2%80`): as far as it can be read. */
function readablePart(address: string): string {
  const [path = "", query] = address.split(/\?(.*)/s);
  let part = path;
  while (!isReadable(part)) part = part.slice(0, part.lastIndexOf("%"));
  return query ? `${part}?${query}` : part;
}

/** The answer of a page or a form that the database kept from being whole; null lets it go as it is. */
function insteadOf(response: HeldResponse): Promise<Response> | null {
  const { req, learnt, statusCode } = response;
  const failed = learnt.broken || statusCode >= 500;
  if (learnt.away && failed && statusCode !== 503) return outageAnswer(req);
  if (learnt.broken && req.headers["next-action"] !== undefined) {
    // What was typed stays on the page only when no other page comes in its place.
    return Promise.resolve(new Response("Internal Server Error", { status: 500 }));
  }
  if (learnt.away) {
    // The form says so itself.
    response.statusCode = 503;
    response.setHeader("Retry-After", "2");
  }
  return null;
}

async function answer(request: KeptRequest, response: HeldResponse): Promise<void> {
  const { method, url = "/" } = request;
  if (!isReadable(url.split("?")[0] ?? "")) {
    const looks = method === "GET" || method === "HEAD";
    const way = looks && { Location: new URL(`.${readablePart(url)}`, `${env().APP_URL}/`).href };
    response.writeHead(way ? 307 : 400, { "Content-Type": "text/plain", ...way });
    response.end(way ? "" : "Bad request");
    return;
  }
  settleHeaders(request);
  response.instead = insteadOf;
  try {
    const prepared = () => answeredFirst(request, response).catch(failNoted);
    const work = async () => {
      if (!(await prepared())) await handle(request, response);
    };
    await withinRequest(work, response.learnt);
  } catch (error) {
    logFault("A request failed", error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

/** Costs nothing worth a wait: files of the build, and the question whether all is well. */
const AT_ONCE = /^\/(_next\/static\/|api\/health(\?|$))/;
const takeTurn = inTurn();

await app.prepare();
await withAllowance(2 * SECOND, connectAhead);
const parts = { IncomingMessage: KeptRequest, ServerResponse: HeldResponse };
const server = createServer(parts, (request, response) => {
  const work = () => void answer(request, response);
  if (AT_ONCE.test(request.url ?? "")) work();
  else
    takeTurn(response, { begin: work, refuse: () => response.refuse(() => outageAnswer(request)) });
});
server.listen(port, () => logInfo("web ready", { port }));

/** Finishes what is under way, then leaves. */
function stop(): void {
  server.close(() => {
    void Promise.all([app.close(), closeDatabase()]).finally(() => process.exit(0));
  });
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), GRACE).unref();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
