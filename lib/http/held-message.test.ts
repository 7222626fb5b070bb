import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { HeldMessage } from "@/lib/http/held-message";

let server: Server;
afterEach(() => server.close());

/** What was said of the body, and what whoever read the request got. */
type Seen = { whole: string | null; read: string };

/** Sends one request as it stands to a server that keeps bodies of up to ten bytes back. */
async function sent(text: string, { hangUp = false, hold = true } = {}): Promise<Seen> {
  let resolve: (seen: Seen) => void = () => {};
  const promise = new Promise<Seen>((done) => {
    resolve = done;
  });
  server = createServer({ IncomingMessage: HeldMessage }, async (request, response) => {
    if (hold) request.hold(10);
    // As long as it waits for its turn, all of the body arrives.
    await new Promise((done) => setTimeout(done, 30));
    const body = await request.whole();
    let read = "";
    if (body === null ? !hold : body !== "too large")
      for await (const part of request) read += part;
    response.end();
    resolve({ whole: body && String(body), read });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(text);
  if (hangUp) setTimeout(() => socket.destroy(), 10);
  const seen = await promise;
  socket.destroy();
  return seen;
}

const HEAD = "POST / HTTP/1.1\r\nHost: x\r\n";

test("a body is seen whole, and read again as if nobody had looked", async () => {
  const both = { whole: "abcdef", read: "abcdef" };
  expect(await sent(`${HEAD}Content-Length: 6\r\n\r\nabcdef`)).toEqual(both);
  const chunked = "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n";
  expect(await sent(HEAD + chunked)).toEqual(both);
  expect(await sent(`${HEAD}Content-Length: 0\r\n\r\n`)).toEqual({ whole: "", read: "" });
  const left = { whole: null, read: "abcdef" };
  expect(await sent(`${HEAD}Content-Length: 6\r\n\r\nabcdef`, { hold: false })).toEqual(left);
});

test("one that is too large is not kept", async () => {
  const answer = { whole: "too large", read: "" };
  expect(await sent(`${HEAD}Content-Length: 11\r\n\r\nabcdefghijk`)).toEqual(answer);
  expect(await sent(`${HEAD}Transfer-Encoding: chunked\r\n\r\nb\r\nabcdefghijk\r\n`)).toEqual(
    answer,
  );
});

test("a client that leaves in the middle keeps nobody waiting", async () => {
  const part = `${HEAD}Content-Length: 6\r\n\r\nabc`;
  expect(await sent(part, { hangUp: true })).toEqual({ whole: null, read: "" });
});
