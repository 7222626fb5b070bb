import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { closeDatabase, connectAhead } from "@/db/client";
import { withAllowance, withinRequest } from "@/lib/base/allowance";
import { env } from "@/lib/base/env";
import { GRACE } from "@/lib/base/grace";
import { logFault, logInfo, redirectConsoleToJson } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";
import { SECOND } from "@/lib/base/time";
import { answeredFirst } from "@/lib/front/front";
import {
  admit,
  formRefusal,
  pathOf,
  type RefusedRequest,
  trimHeaders,
} from "@/lib/http/front-door";
import { HeldResponse } from "@/lib/http/held-response";
import { inTurn } from "@/lib/http/in-turn";
import { KeptRequest } from "@/lib/http/kept-request";
import { failNoted } from "@/lib/http/outage";
import { outageAnswer } from "@/lib/http/outage-page";
import { isReadable, readablePart, targetOf } from "@/lib/http/request-target";
import { routePatterns } from "@/lib/http/route-pattern";
import { securityLog } from "@/lib/http/security-events";
import { explainPort, IN_VAIN } from "@/scripts/failures.mjs";

// While developing, Next's own words are for a reader, and pages are built as they are asked for.
const dev = process.env.NODE_ENV === "development";
if (!dev) redirectConsoleToJson();
surviveLostConnections();
surviveLostLogs();
// What outlives a request side by side with others is garbage soon: V8 would let it grow to four times what is alive.
setFlagsFromString("--heap-growing-percent=20");
const port = Number(process.env.PORT ?? 3000);
/** The address to listen on; all of the machine's unless the operator names one. */
const address = process.env.HOST || undefined;
const app = next({ dev, port, hostname: address ?? "0.0.0.0" });
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
  trimHeaders(request);
}

function refuse(response: ServerResponse, { status, why, allow }: RefusedRequest): void {
  response.writeHead(status, { "Content-Type": "text/plain", ...(allow && { Allow: allow }) });
  response.end(why);
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
  const target = targetOf(request);
  if (!("url" in target)) return refuse(response, target);
  request.url = target.url;
  const { method, url } = request;
  if (!isReadable(pathOf(request))) {
    if (method !== "GET" && method !== "HEAD")
      return refuse(response, { status: 400, why: "Bad request" });
    response.writeHead(307, {
      Location: new URL(`.${readablePart(url)}`, `${env().APP_URL}/`).href,
    });
    response.end();
    return;
  }
  settleHeaders(request);
  response.instead = insteadOf;
  try {
    const refused = await formRefusal(request);
    if (refused) return refuse(response, refused);
    if (response.isOver) return;
    const answered = await answeredFirst(request, response).catch(failNoted);
    if (!answered && !response.isOver) await handle(request, response);
  } catch (error) {
    logFault("A request failed", error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

/** The routes of the build; none while developing, where they are made as they are asked for. */
function builtRoutes(): string[] {
  if (dev) return [];
  const manifest = readFileSync(".next/app-path-routes-manifest.json", "utf8");
  return Object.values(JSON.parse(manifest) as Record<string, string>);
}

/** Costs nothing worth a wait: files of the build, and the question whether all is well. */
const AT_ONCE = /^\/(_next\/static\/|api\/health(\?|$))/;
const takeTurn = inTurn();
const patternOf = routePatterns(builtRoutes());
const logRefusal = securityLog();

await app.prepare();
await withAllowance(2 * SECOND, connectAhead);
const parts = { IncomingMessage: KeptRequest, ServerResponse: HeldResponse };
const server = createServer(parts, (request, response) => {
  admit(request, response);
  const path = pathOf(request);
  const { learnt } = response;
  response.once("close", () => logRefusal(learnt, patternOf(path), response.statusCode));
  const work = () => void withinRequest(() => answer(request, response), learnt);
  if (AT_ONCE.test(request.url ?? "")) work();
  else
    takeTurn(response, { begin: work, refuse: () => response.refuse(() => outageAnswer(request)) });
});
server.once("error", ({ code }: NodeJS.ErrnoException) => {
  process.stderr.write(`${explainPort(code, { port, host: address })}\n`);
  process.exit(IN_VAIN);
});
server.listen(port, address, () => {
  logInfo("web ready", { port });
  // Another program may listen here as well, and answer for us.
  process.send?.("listening");
});

/** Finishes what is under way, then leaves. */
function stop(): void {
  logInfo("web stopping");
  server.close(() => {
    void Promise.all([app.close(), closeDatabase()]).finally(() => process.exit(0));
  });
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), GRACE).unref();
}

process.once("exit", (code) => logInfo("web stopped", { code }));
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
