import { createServer, type Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/base/env";
import { KeptRequest } from "@/lib/http/kept-request";
import { outageAnswer } from "@/lib/http/outage-page";

let server: Server;
let site: string;

beforeAll(async () => {
  server = createServer(
    { IncomingMessage: KeptRequest, ServerResponse },
    async (request, response) => {
      // Read as Next reads it.
      for await (const _ of request);
      const answer = await outageAnswer(request);
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    },
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const textOf = async (path: string, init?: RequestInit) => {
  const answer = await fetch(site + path, init);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return answer.text();
};

function form(fields: Record<string, string>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return { method: "POST", body, headers: { origin: env().APP_URL } };
}

test("the page speaks the language of the cookie, else of the browser, else English", async () => {
  const english = "This page isn’t available right now";
  const danish = "Siden er ikke tilgængelig lige nu";
  const asked = (headers: Record<string, string>) => textOf("/orders", { headers });
  expect(await asked({})).toContain(english);
  expect(await asked({ "accept-language": "da, en;q=0.5" })).toContain(danish);
  expect(await asked({ "accept-language": "en", cookie: "a=b; customer-locale=da" })).toContain(
    danish,
  );
  expect(await asked({ "accept-language": "de", cookie: "customer-locale=tlh" })).toContain(
    english,
  );
});

test("programs get JSON in the shape of their API", async () => {
  const message = "The service isn’t responding right now. Try again in a moment.";
  expect(JSON.parse(await textOf("/api/v1/orders?limit=1"))).toEqual({
    error: { code: "unavailable", message },
  });
  expect(JSON.parse(await textOf("/nps/create", { method: "POST", body: "{}" }))).toEqual({
    ...{ status: "error", message, payload: { message } },
  });
});

test("a form without scripts is shown once more, with its texts and without its secrets", async () => {
  const page = await textOf(
    "/rate/abc",
    form({
      $ACTION_KEY: "k0",
      stars: "2",
      comment: "\nThe <b>box</b> was\n crushed",
      password: "hunter2 two",
      apiKey: "sl_1",
    }),
  );
  expect(page).toContain('<input type="hidden" name="$ACTION_KEY" value="k0">');
  expect(page).toContain('<input type="hidden" name="stars" value="2">');
  // The first line break belongs to the tag, the second to the text.
  expect(page).toContain(">\n\r\nThe &lt;b&gt;box&lt;/b&gt; was\r\n crushed</textarea>");
  expect(page).not.toMatch(/hunter2|sl_1/);
  expect(page).toContain('<form method="post"');
});

test("nothing of a form that a script sent, nor of a file or of too much", async () => {
  const { headers: own, ...sent } = form({ comment: "by a script" });
  const called = { ...sent, headers: { ...own, "next-action": "abc" } };
  expect(await textOf("/rate/abc", called)).toBe(
    "The service isn’t responding right now. Try again in a moment.",
  );
  const file = new FormData();
  file.append("logo", new Blob(["<svg> of mine"]), "logo.svg");
  expect(
    await textOf("/settings/shop", { method: "POST", body: file, headers: own }),
  ).not.toContain("svg");
  const much = await textOf("/rate/abc", form({ comment: "x ".repeat(200_000) }));
  expect(much.length).toBeLessThan(5_000);
});

test("nor of one that another site has sent, which would leave from here as one of ours", async () => {
  const { headers: _, ...elsewhere } = form({ $ACTION_KEY: "k0", role: "owner" });
  const others: Record<string, string>[] = [
    {},
    { origin: "https://elsewhere.example" },
    { origin: "null" },
  ];
  for (const headers of others) {
    const page = await textOf("/settings/team", { ...elsewhere, headers });
    expect(page).not.toMatch(/owner|<form/);
  }
});
