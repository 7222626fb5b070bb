import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/base/env";
import { logFault, logInfo, redirectConsoleToJson } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";

// While developing, Next's own words are for a reader, and pages are built as they are asked for.
const dev = process.env.NODE_ENV === "development";
if (!dev) redirectConsoleToJson();
surviveLostConnections();
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

function isReadable(path = "/"): boolean {
  try {
    decodeURIComponent(path.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isReadable(request.url)) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end("Bad request");
    return;
  }
  settleHeaders(request);
  try {
    await handle(request, response);
  } catch (error) {
    logFault("A request failed", error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

await app.prepare();
const server = createServer((request, response) => void answer(request, response));
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
