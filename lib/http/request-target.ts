import { isApi } from "@/lib/http/security";

/** Where a request leads, or why it leads nowhere. */
export type Target = { url: string } | { status: 400 | 405 | 414; why: string; allow?: string };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Longer than any address of ours. The survey API takes whole answers in the query; Node limits those. */
const URL_MAX = 8_000;
/** Next takes time in the square of their number. */
const PARAMETERS_MAX = 100;

/** The address a request asks for, from its first line. A whole address (RFC 9112, 3.2.2) is taken without its host. */
export function targetOf({ method = "", url = "" }: { method?: string; url?: string }): Target {
  if (!METHODS.includes(method)) {
    return { status: 405, why: "Method not allowed", allow: METHODS.join(", ") };
  }
  const local = url.replace(/^https?:\/\/[^/?#]*\/?/i, "/");
  if (!local.startsWith("/")) return { status: 400, why: "Bad request" };
  const [path = "", query = ""] = local.split(/\?(.*)/s);
  if (local.length > URL_MAX && !isApi(path)) return { status: 414, why: "URI too long" };
  if (query.split("&").length > PARAMETERS_MAX) return { status: 400, why: "Too many parameters" };
  return { url: local };
}

/** Whether the percent-encoded bytes of a path are text. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The first of these percent-encoded bytes, as far as they are text. */
function readableEscapes(escapes: string): string {
  const bytes = Buffer.from(escapes.replaceAll("%", ""), "hex");
  const [text = ""] = bytes.toString("utf8").split("\uFFFD", 1);
  return escapes.slice(0, 3 * Buffer.byteLength(text));
}

/** Where a link leads whose end was damaged on its way (`/rate/abc%E2%80`): as far as it can be read. */
export function readablePart(address: string): string {
  const [path = "", query] = address.split(/\?(.*)/s);
  let part = "";
  for (const [piece] of path.matchAll(/(?:%[\da-f]{2})+|[^%]+|%/gi)) {
    const readable = piece.startsWith("%") ? readableEscapes(piece) : piece;
    part += readable;
    if (readable.length < piece.length) break;
  }
  return query ? `${part}?${query}` : part;
}
