// Preloaded into web processes, so that a restart fails no request. On SIGTERM the server stops accepting and
// waits until every connection is closed, but closes none: under load they would stay open for ever.
import { subscribe } from "node:diagnostics_channel";

/** A client that has just begun to send on an idle connection is still answered. */
const LAST_CALL_MS = 300;

const open = new Set();
const answering = new Map();
let leaving = false;

subscribe("net.server.socket", ({ socket }) => {
  open.add(socket);
  socket.once("close", () => {
    open.delete(socket);
    answering.delete(socket);
  });
});

subscribe("http.server.request.start", ({ socket, response }) => {
  answering.set(socket, response);
  if (leaving) sayLast(response);
});

subscribe("http.server.response.finish", ({ socket }) => {
  answering.delete(socket);
  if (leaving) setTimeout(() => closeIdle(socket), LAST_CALL_MS);
});

process.once("SIGTERM", () => {
  leaving = true;
  for (const response of answering.values()) sayLast(response);
  setTimeout(() => open.forEach(closeIdle), LAST_CALL_MS);
});

/** The client learns that the connection ends with this answer, and Node closes it. */
function sayLast(response) {
  if (!response.headersSent) response.setHeader("connection", "close");
}

function closeIdle(socket) {
  if (!answering.has(socket)) socket.destroy();
}
