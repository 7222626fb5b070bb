import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { logFault, logInfo, redirectConsoleToJson } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";
import { answeredFirst } from "@/lib/front/front";
import { inTurn } from "@/lib/http/in-turn";
import { withinRequest } from "@/lib/http/shared-read";

// While developing, Next's own words are for a reader, and pages are built as they are asked for.
const dev = process.env.NODE_ENV === "development";
if (!dev) redirectConsoleToJson();
surviveLostConnections();
surviveLostLogs();
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

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = "/" } = request;
  if (!isReadable(url.split("?")[0] ?? "")) {
    const looks = method === "GET" || method === "HEAD";
    const way = looks && { Location: new URL(`.${readablePart(url)}`, `${env().APP_URL}/`).href };
    response.writeHead(way ? 307 : 400, { "Content-Type": "text/plain", ...way });
    response.end(way ? "" : "Bad request");
    return;
  }
  settleHeaders(request);
  try {
    await withinRequest(async () => {
      if (!(await answeredFirst(request, response))) await handle(request, response);
    });
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
const server = createServer((request, response) => {
  const work = () => void answer(request, response);
  if (AT_ONCE.test(request.url ?? "")) work();
  else takeTurn(response, work);
});
server.listen(port, () => logInfo("web ready", { port }));

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
