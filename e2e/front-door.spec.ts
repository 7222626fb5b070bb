import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, test } from "@playwright/test";
import { makeMember, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { builtActions } from "@/lib/testing/server-actions";
import { makeSurveyShop } from "@/lib/testing/survey";
import { cookieOf } from "@/lib/testing/visitors";
import { solveUpdate } from "@/lib/updates/solve-update";
import { send } from "./fuzz/send";
import { linkIn, mailTo } from "./mail-box";

let scene: Scene;
test.beforeAll(async () => {
  scene = await startScene({ workers: 0, env: { HOST: "127.0.0.1" } });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

type Sent = { headers?: Record<string, string>; body?: string };

/** Sends a request as it stands, every letter a byte, and returns what came back. */
async function ask(method: string, target: string, { headers = {}, body }: Sent = {}) {
  const { url } = scene.stack;
  const all = {
    Host: "x",
    Connection: "close",
    ...(method !== "GET" && { Origin: url, "Content-Length": String(body?.length ?? 0) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`;
  const port = Number(new URL(url).port);
  const { status, text: answer } = await send(port, {
    bytes: Buffer.from(text, "latin1"),
    about: text,
  });
  const header = (name: string) => answer.match(new RegExp(`^${name}: (.*)\\r$`, "im"))?.[1];
  return { status, header, text: answer };
}

const MULTIPART = { "Content-Type": "multipart/form-data; boundary=B" };
const part = (name: string, value: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test("what is no request to any page of ours is refused, and leads nowhere else", async () => {
  for (const [method, target, status] of [
    ["GET", "*", 400],
    ["OPTIONS", "*", 400],
    ["GET", "ftp://evil.example/x", 400],
    ["TRACE", "/sign-in", 405],
    ["PROPFIND", "/sign-in", 405],
    ["GET", `/find?q=${"a".repeat(8_000)}`, 414],
    ["GET", `/find?${"a&".repeat(101)}`, 400],
    ["POST", "/find/%ff", 400],
  ] as const)
    expect((await ask(method, target)).status, `${method} ${target.slice(0, 40)}`).toBe(status);
  const whole = await ask("GET", "http://evil.example/sign-in");
  expect(whole.status).toBe(200);
  expect((await ask("GET", "http://evil.example/orders")).header("location")).toMatch(/^\/sign-in/);
});

test("forms that cannot be read are refused on every page, with scripts and without", async () => {
  const action = builtActions().find(({ name }) => name.endsWith("sign-in/actions.ts#askForReset"));
  const calls = { ...MULTIPART, "Next-Action": action?.id ?? "" };
  const whole = `${part("_1_email", "a@b.example")}${part("0", '[{"status":"new"},"$K1"]')}--B--\r\n`;
  expect((await ask("POST", "/reset", { headers: calls, body: whole })).status).toBe(200);
  for (const path of ["/reset", "/sign-in", "/orders", "/find", "/zzz"]) {
    const cut = await ask("POST", path, { headers: MULTIPART, body: whole.slice(0, -8) });
    expect(cut.status, path).toBe(400);
  }
  for (const args of ["", "[", "5", '["$Q1"]', '["$@1"]', "[[[[[[[[[[[[]]]]]]]]]]]]"]) {
    const body = `${part("0", args)}--B--\r\n`;
    expect((await ask("POST", "/reset", { headers: calls, body })).status, args).toBe(400);
  }
  const latin = `${part("_1_email", "caf\u00e9@b.example")}${part("0", '[{"status":"new"},"$K1"]')}--B--\r\n`;
  expect((await ask("POST", "/reset", { headers: calls, body: latin })).status).toBe(400);
  const large = `${part("a", "a".repeat(320_000))}--B--\r\n`;
  expect((await ask("POST", "/reset", { headers: MULTIPART, body: large })).status).toBe(413);
  const odd = { ...calls, "Content-Type": "Multipart/Form-Data; boundary=B" };
  expect((await ask("POST", "/reset", { headers: odd, body: whole })).status).toBe(200);
});

test("bytes of a query that are no text are refused by the survey API", async () => {
  const { key } = await makeSurveyShop();
  expect((await ask("GET", `/nps/categories?shop_id=${key}&lang=da`)).status).toBe(200);
  const refused = await ask("GET", `/nps/categories?shop_id=${key}&lang=d%E6`);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("utf-8");
});

test("every answer has its number and all headers: pages, files, routes, refusals", async () => {
  const file = (await ask("GET", "/sign-in")).text.match(/\/_next\/static\/[^"]+\.js/)?.[0] ?? "";
  const numbers = new Set<string | undefined>();
  for (const target of ["/sign-in", file, "/icon.svg", "/api/health", "/zzz", "/rate/x", "*"]) {
    const { header } = await ask("GET", target, { headers: { "X-Request-Id": "of-a-stranger" } });
    expect(header("x-content-type-options"), target).toBe("nosniff");
    expect(header("cross-origin-opener-policy"), target).toBe("same-origin");
    expect(header("cross-origin-resource-policy"), target).toBe("same-origin");
    expect(header("x-request-id"), target).toMatch(/^[\da-f-]{36}$/);
    numbers.add(header("x-request-id"));
  }
  expect(numbers.size).toBe(7);
  const script = await ask("GET", "/nps/embed.js");
  expect(script.text.match(/^cross-origin-resource-policy: .*$/gim)).toEqual([
    expect.stringMatching(/: cross-origin\r?$/),
  ]);
});

test("leaving a page takes one cookie away, whatever stands in the path", async () => {
  const id = crypto.randomUUID();
  const left = await ask("POST", `/portal/${id}/leave`);
  expect(left.text).toContain(`portal-${id}=;`);
  const odd = await ask(
    "POST",
    `/portal/${encodeURIComponent("x=1; Domain=evil.example; y")}/leave`,
  );
  expect(odd.status).toBe(303);
  expect(odd.text).not.toContain("evil");
});

test("refusals are lines of the log: what, where and who, by ids, and with the answer's number", async () => {
  const agent = await makeMember(scene.shopId, "agent");
  const cookie = await cookieOf(agent);
  const foreign = await ask("POST", "/find/clara-jorgensen", {
    headers: { Origin: "https://evil.example" },
  });
  const denied = await ask("GET", "/settings/keys", { headers: { Cookie: cookie } });
  const save = builtActions().find(({ name }) =>
    name.endsWith("shops/actions.ts#saveShopSettings"),
  );
  const headers = { ...MULTIPART, Cookie: cookie, "Next-Action": save?.id ?? "" };
  const body = `${part("0", '[{"status":"new"},"$K1"]')}--B--\r\n`;
  const forbidden = await ask("POST", "/settings/shop", { headers, body });
  expect([foreign.status, denied.status, forbidden.status]).toEqual([403, 200, 200]);
  const who = { shopId: scene.shopId, accountId: agent.accountId };
  const of = (answer: { header: (name: string) => string | undefined }) =>
    answer.header("x-request-id");
  await expect.poll(() => events().length).toBeGreaterThanOrEqual(3);
  expect(events()).toMatchObject([
    { kind: "foreign_origin", route: "/find/[slug]", request: of(foreign) },
    { kind: "forbidden", route: "/settings/keys", request: of(denied), ...who },
    { kind: "forbidden", route: "/settings/shop", request: of(forbidden), ...who },
  ]);
  expect(scene.stack.logs()).not.toMatch(/clara-jorgensen|evil\.example/);
});

function events(): object[] {
  return scene.stack
    .logs()
    .split("\n")
    .filter((line) => line.includes('"Security event"'))
    .map((line) => JSON.parse(line.slice(line.indexOf("{"))));
}

test("HOST says where it listens", async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal);
  test.skip(!outside, "this machine has no address but its own");
  const port = Number(new URL(scene.stack.url).port);
  const reaches = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, host);
      socket.once("connect", () => resolve(Boolean(socket.destroy())));
      socket.once("error", () => resolve(false));
    });
  expect(await reaches("127.0.0.1")).toBe(true);
  expect(await reaches(outside?.address ?? "")).toBe(false);
});

test("under https every cookie is Secure, and HSTS stands on every answer", async ({ request }) => {
  const secure = await startScene({ env: { APP_URL: "https://help.shop.test" } });
  try {
    const orderId = await makeOrder(secure.shopId, {
      customer: { email: "s@example.com", name: "S" },
    });
    const updateId = await makeUpdate(secure.owner, orderId);
    await solveUpdate(secure.owner, { updateId, notify: true });
    const mail = await mailTo(secure.stack.sink, "s@example.com", /^Solved/);
    const cookies: string[] = [];
    for (const path of [linkIn(mail, "/rate/"), linkIn(mail, "/o/"), "/icon.svg", "/zzz"]) {
      const { pathname } = new URL(path, "https://help.shop.test");
      const answer = await request.get(secure.stack.url + pathname, { maxRedirects: 0 });
      expect(answer.headers()["strict-transport-security"], pathname).toBe("max-age=31536000");
      cookies.push(
        ...answer
          .headersArray()
          .filter(({ name }) => name.toLowerCase() === "set-cookie")
          .map(({ value }) => value),
      );
    }
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    expect(cookies.filter((cookie) => !/; Secure/i.test(cookie))).toEqual([]);
  } finally {
    await secure.stop();
  }
});
