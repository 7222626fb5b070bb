import type { Chance } from "./chance";
import { ODD_HEADERS } from "./odd";
import type { FuzzRequest } from "./send";

export type Headers = [string, string][];
export type Body = { type: string | null; bytes: Buffer };

const BOUNDARY = "B";
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** Parts that may lack their heads, ends and names, and bytes that are no text. */
export function multipart(chance: Chance, parts: [string, string][]): Body {
  const all = chance.happens(0.1) ? [...parts, ...chance.some(parts, 5)] : parts;
  const text = all.map(([name, value]) => {
    const file = chance.happens(0.05) ? `; filename="${chance.pick(["a.png", "", "\u00ff"])}"` : "";
    const type = chance.happens(0.05)
      ? `\r\nContent-Type: ${chance.pick(["text/plain; charset=utf-16", "image/png", ";"])}`
      : "";
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n${value}\r\n`;
  });
  return {
    type: MULTIPART,
    bytes: damaged(chance, Buffer.from(`${text.join("")}--${BOUNDARY}--\r\n`)),
  };
}

/** Now and then a body loses its end, its beginning or a byte. */
export function damaged(chance: Chance, bytes: Buffer): Buffer {
  if (bytes.length === 0 || chance.happens(0.8)) return bytes;
  const at = chance.below(bytes.length);
  const other = Buffer.from(bytes);
  other[at] = chance.pick([0, 0xff, 0xc3, 0x0d, 0x22, 0x2d]);
  return chance.pick([
    bytes.subarray(0, at),
    bytes.subarray(at),
    other,
    Buffer.concat([bytes, bytes]),
  ]);
}

type Written = { method: string; target: string; headers: Headers; body?: Body | undefined };

/** The request in bytes: with somebody's cookie, odd headers now and then, and the length in either way of telling it. */
export function written(
  chance: Chance,
  ground: { cookies: string[] },
  { method, target, headers, body }: Written,
): FuzzRequest {
  const all: Headers = [["Host", "help.shop.test"], ["Connection", "close"], ...headers];
  if (!headers.some(([name]) => name === "Cookie"))
    all.push(["Cookie", chance.pick(ground.cookies)]);
  if (body?.type) all.push(["Content-Type", body.type]);
  const extra = chance.happens(0.3) ? chance.some(ODD_HEADERS, 3) : [];
  for (const [name, values] of extra) {
    for (const value of [chance.pick(values)].flat()) all.push([name, value]);
  }
  let sent = body?.bytes ?? Buffer.alloc(0);
  if (body && chance.happens(0.1)) {
    all.push(["Transfer-Encoding", "chunked"]);
    sent = Buffer.concat([
      Buffer.from(`${sent.length.toString(16)}\r\n`),
      sent,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
  } else if (body) all.push(["Content-Length", String(sent.length)]);
  const lines = all.map(([name, value]) => `${name}: ${value.replace(/[\0\r\n]/g, " ")}`);
  const head = Buffer.from(
    `${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`,
    "latin1",
  );
  return {
    bytes: Buffer.concat([head, sent]),
    about: `${head.toString("latin1")}${sent.subarray(0, 600).toString("latin1")}`,
  };
}
