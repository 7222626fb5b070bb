import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { logFault, logInfo, redirectConsoleToJson } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { answeredFirst } from "@/lib/front/front";
import {
  admit,
  formRefusal,
  pathOf,
  type RefusedRequest,
  trimHeaders,
} from "@/lib/http/front-door";
import { HeldMessage } from "@/lib/http/held-message";
import { inTurn } from "@/lib/http/in-turn";
import { isReadable, readablePart, targetOf } from "@/lib/http/request-target";
import { routePatterns } from "@/lib/http/route-pattern";
import { securityLog } from "@/lib/http/security-events";
import { withinRequest } from "@/lib/http/shared-read";

// While developing, Next's own words are for a reader, and pages are built as they are asked for.
const dev = process.env.NODE_ENV === "development";
if (!dev) redirectConsoleToJson();
surviveLostConnections();
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

async function answer(request: HeldMessage, response: ServerResponse): Promise<void> {
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
  try {
    const refused = await formRefusal(request);
    if (refused) return refuse(response, refused);
    if (!(await answeredFirst(request, response))) await handle(request, response);
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
const server = createServer({ IncomingMessage: HeldMessage }, (request, response) => {
  const facts = admit(request, response);
  const path = pathOf(request);
  response.once("close", () => logRefusal(facts, patternOf(path), response.statusCode));
  const work = () => void withinRequest(() => answer(request, response), facts);
  if (AT_ONCE.test(request.url ?? "")) work();
  else takeTurn(response, work);
});
server.listen(port, address, () => logInfo("web ready", { port }));

/** Finishes what is under way, then leaves. */
function stop(): void {
  server.close(() => {
    void Promise.all([app.close(), closeDatabase()]).finally(() => process.exit(0));
  });
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 8000).unref();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
