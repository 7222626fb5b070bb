import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { HeldResponse } from "@/lib/http/held-response";
import { KeptRequest } from "@/lib/http/kept-request";

const makeServer = (answer: (response: HeldResponse) => void) =>
  createServer({ IncomingMessage: KeptRequest, ServerResponse: HeldResponse }, (_, response) =>
    answer(response),
  );
let server: ReturnType<typeof makeServer> | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
});

async function ask(answer: (response: HeldResponse) => void, method = "GET"): Promise<Response> {
  const opened = makeServer(answer);
  server = opened;
  await new Promise<void>((done) => opened.listen(0, "127.0.0.1", done));
  const { port } = opened.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}`, { method });
}

const another = () => new Response("another", { status: 503, headers: { "retry-after": "2" } });
const html = { "content-type": "text/html; charset=utf-8" };

test("a page leaves in one piece, with all its headers", async () => {
  const answer = await ask((response) => {
    response.writeHead(404, html);
    response.write("one, ");
    response.write(Buffer.from("two, "));
    response.flushHeaders();
    expect(response.headersSent).toBe(false);
    response.end("three");
  });
  expect([answer.status, await answer.text()]).toEqual([404, "one, two, three"]);
  expect(answer.headers.get("content-type")).toBe(html["content-type"]);
  expect(answer.headers.get("content-length")).toBe("15");
});

test("until it leaves, another answer can be made of it, with none of its headers", async () => {
  const answer = await ask((response) => {
    response.setHeader("content-encoding", "gzip");
    response.setHeader("set-cookie", "a=b");
    response.writeHead(200, html);
    response.write("half a page");
    response.instead = async () => another();
    response.end();
  });
  expect([answer.status, await answer.text()]).toEqual([503, "another"]);
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("so can of a fault without any page", async () => {
  const answer = await ask((response) => {
    response.instead = ({ statusCode }) => (statusCode === 500 ? Promise.resolve(another()) : null);
    response.statusCode = 500;
    response.end("Internal Server Error");
  });
  expect([answer.status, await answer.text()]).toEqual([503, "another"]);
});

test("files and what programs read pass as they come", async () => {
  for (const headers of [
    { "content-type": "text/csv" },
    { ...html, "content-disposition": 'attachment; filename="a.html"' },
  ]) {
    let first: (() => void) | undefined;
    const answer = await ask(async (response) => {
      response.instead = async () => another();
      response.writeHead(200, headers);
      response.write("first ");
      await new Promise<void>((read) => {
        first = read;
      });
      response.end("second");
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("first ");
    first?.();
    expect((await reader?.read())?.value).toBe("second");
  }
});

test("a page that takes its time passes as soon as that is known", async () => {
  let known: (() => void) | undefined;
  const answer = ask(async (response) => {
    response.writeHead(200, html);
    response.write("frame ");
    response.learnt.slow = true;
    response.write("part ");
    await new Promise<void>((go) => {
      known = go;
    });
    response.end("rest");
  });
  const reader = (await answer).body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (text !== "frame part ") text += (await reader?.read())?.value;
  await sleep(20);
  known?.();
  expect((await reader?.read())?.value).toBe("rest");
});

test("also of one that takes its time another can be made, as long as nothing has left", async () => {
  const answer = await ask((response) => {
    response.learnt.slow = true;
    response.instead = async () => another();
    response.setHeader("content-type", html["content-type"]);
    response.statusCode = 500;
    response.end("an error page");
  });
  expect([answer.status, await answer.text()]).toEqual([503, "another"]);
});

test("one that is refused becomes that, whatever else comes; what has begun to leave does not", async () => {
  const answer = await ask(async (response) => {
    response.setHeader("content-type", html["content-type"]);
    response.write("half a page");
    response.refuse(async () => another());
    response.refuse(async () => new Response("a third"));
    response.write("the other half");
    response.setHeader("x-late", "1");
    await sleep(20);
    response.setHeader("x-later", "1");
    response.write("more");
    response.end("the end");
  });
  expect([answer.status, await answer.text()]).toEqual([503, "another"]);
  expect([answer.headers.get("x-late"), answer.headers.get("x-later")]).toEqual([null, null]);
  const passed = await ask((response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    response.write("a;b");
    response.refuse(async () => another());
    response.end();
  });
  expect([passed.status, await passed.text()]).toEqual([200, "a;b"]);
});

test("one that is refused before its page had a head is not taken for compressed", async () => {
  const answer = await ask((response) => {
    const writeHead = response.writeHead.bind(response);
    // As the library does that Next compresses with.
    response.writeHead = (status, ...rest) => {
      response.setHeader("content-encoding", "gzip");
      response.removeHeader("content-length");
      return writeHead(status, ...rest);
    };
    response.refuse(async () => another());
  });
  expect([answer.status, await answer.text()]).toEqual([503, "another"]);
  expect(answer.headers.get("content-length")).toBe("7");
});

test("callbacks are called, and answers to HEAD have no body", async () => {
  let written = 0;
  const answer = await ask((response) => {
    response.writeHead(200, html);
    response.write("a", () => {
      written += 1;
    });
    response.write("b", "utf8", () => {
      written += 1;
    });
    response.end("c", () => {
      written += 1;
    });
  }, "HEAD");
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
  await expect.poll(() => written).toBe(3);
});
