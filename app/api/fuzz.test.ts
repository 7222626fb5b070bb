import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { callApi } from "@/app/api/test-client";
import { ORDER } from "@/lib/testing/api-order";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { TEST_ENV } from "@/lib/testing/test-env";
import { choose } from "@/lib/testing/tier";
import { solveUpdate } from "@/lib/updates/solve-update";

const RUNS = choose(100, 1000);

// The same inputs in every run, so that the suite's answer is about the change and nothing else.
fc.configureGlobal({ seed: 616_762_053 });

let key: string;
let ids: string[];
const logged: string[] = [];

beforeAll(async () => {
  const { shopId, owner } = await makeShop();
  key = (await makeKey(shopId, ["read", "write", "ratings"])).authorization;
  const orderId = await makeOrder(shopId);
  const open = await makeUpdate(owner, orderId);
  const solved = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId: solved, notify: false });
  ids = [orderId, open, solved];
  vi.spyOn(console, "error").mockImplementation((line) => logged.push(String(line)));
});

const FIELDS = [
  ...["externalId", "number", "status", "currency", "total", "placedAt", "customer", "items"],
  ...["email", "name", "sku", "quantity", "title", "customerNote", "internalNote", "assigneeId"],
  ...["statusId", "kind", "body", "notify", "stars", "comment", "ratingId", "__proto__", "then"],
];

const oddText = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  fc.constantFrom("\0", "\ud800", "'", "%", "\u2028", "🎉".repeat(300), "x".repeat(6000), "NaN"),
  {
    weight: 4,
    arbitrary: fc.constantFrom("0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2026-02-30"),
  },
  fc.constantFrom("clara@example.com", "a@b", "EUR", "eur", "1.00", "1e5", "-0", "99999999999999"),
  fc.constantFrom("internal", "customer", "true", "read"),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uuid(),
);
const oddValue = fc.oneof(
  oddText,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, 1e308, -1, 5),
);
const names = fc.constantFrom(...FIELDS);
const { oddBody } = fc.letrec((tie) => ({
  oddBody: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    oddValue,
    fc.dictionary(names, tie("oddBody"), { maxKeys: 12 }),
    fc.array(tie("oddBody"), { maxLength: 4 }),
  ),
}));

/** A valid write with some of its fields replaced, so that oddities reach the database. */
const nearly = (valid: object) =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(valid)), oddValue, { minKeys: 1, maxKeys: 2 })
    .map((odd) => ({ ...valid, ...odd }));

const latin = fc.string({ unit: "binary-ascii" }).map((text) => text.replace(/[\0\r\n]/g, ""));
const oddHeaders = fc.record(
  {
    "content-type": fc.oneof({ weight: 9, arbitrary: fc.constant("application/json") }, latin),
    "content-length": fc.oneof({ weight: 9, arbitrary: fc.constant("100") }, latin),
    "idempotency-key": fc.oneof(fc.constantFrom("a", "b"), latin),
    accept: latin,
    "x-forwarded-for": latin,
    origin: latin,
  },
  { requiredKeys: [] },
);

async function expectAnswer(method: string, path: string, sent: object): Promise<void> {
  const { status, headers, text } = await callApi(method, path, { key, ...sent });
  if (status >= 500) throw new Error(`${status} ${text} ${logged.at(-1)}`);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(text).not.toMatch(/<html|node_modules|at \w+ \(/);
}

const PATHS: [string, string, object][] = [
  ["POST", "/api/v1/orders", ORDER],
  ["POST", "/api/v1/orders/{id}/updates", { title: "Hello", customerNote: "Hi", assigneeId: null }],
  ["POST", "/api/v1/updates/{id}/notes", { kind: "customer", body: "Hi" }],
  ["POST", "/api/v1/updates/{id}/solution", { notify: false }],
  ["POST", "/api/v1/updates/{id}/rating", { stars: 4, comment: "Fine" }],
  ["POST", "/api/ratings/follow-ups", { ratingId: null }],
  ["DELETE", "/api/v1/updates/{id}/solution", {}],
];

test.each(PATHS)("no body and no header makes %s %s fail", async (method, template, valid) => {
  const body = fc.oneof({ weight: 3, arbitrary: nearly({ x: 1, ...valid }) }, oddBody);
  await fc.assert(
    fc.asyncProperty(body, oddHeaders, fc.nat(2), async (sent, headers, which) => {
      const path = template.replace("{id}", ids[which] ?? "");
      await expectAnswer(method, path, { headers, ...(method === "POST" && { body: sent }) });
    }),
    { numRuns: RUNS },
  );
});

test("no raw bytes make a body fail", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const headers = { "content-type": "application/json" };
      await expectAnswer("POST", "/api/v1/orders", { raw: Buffer.from(bytes), headers });
    }),
    { numRuns: RUNS },
  );
});

test("no query makes a list fail", async () => {
  const query = fc.dictionary(
    fc.constantFrom("limit", "cursor", "externalId", "number", "q", "stars", "x"),
    fc.oneof(
      oddText,
      fc.integer().map(String),
      fc
        .tuple(fc.oneof(oddText, fc.date().map(String)), fc.uuid())
        .map(([at, id]) => Buffer.from(`${at} ${id}`).toString("base64url")),
    ),
  );
  const list = fc.constantFrom("orders", "ratings", "orders/{id}/updates", "updates/{id}/notes");
  await fc.assert(
    fc.asyncProperty(list, query, fc.nat(2), async (path, params, which) => {
      const asked = `/api/v1/${path.replace("{id}", ids[which] ?? "")}`;
      await expectAnswer("GET", `${asked}?${new URLSearchParams(params)}`, {});
    }),
    { numRuns: RUNS * 2 },
  );
});

test("no id makes a path fail", async () => {
  const id = fc.oneof(oddText, fc.string()).map((text) => {
    const whole = Buffer.from(text).toString();
    return encodeURIComponent(whole.replaceAll(/[./]/g, "-")) || "x";
  });
  await fc.assert(
    fc.asyncProperty(id, fc.constantFrom(...PATHS), async (odd, [method, template]) => {
      const sent = method === "POST" ? { body: {} } : {};
      await expectAnswer(method, template.replace("{id}", odd), sent);
    }),
    { numRuns: RUNS },
  );
});

test("no authorization makes a call fail", async () => {
  const odd = fc.oneof(
    latin,
    latin.map((text) => `Bearer ${text}`),
    latin.map((text) => `Bearer sl_${text}`),
    fc.constantFrom(`Bearer ${TEST_ENV.CRON_SECRET}`),
  );
  await fc.assert(
    fc.asyncProperty(odd, fc.constantFrom(...PATHS), async (authorization, [method, template]) => {
      const path = template.replace("{id}", ids[0] ?? "");
      await expectAnswer(method, path, { key: authorization });
    }),
    { numRuns: RUNS },
  );
});
