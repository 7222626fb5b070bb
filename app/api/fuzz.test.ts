import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { callApi } from "@/app/api/test-client";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { TEST_ENV } from "@/lib/testing/test-env";
import { solveUpdate } from "@/lib/updates/solve-update";

const RUNS = 200;

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
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "\ud800", "'", "%", "\u2028", "🎉".repeat(300), "x".repeat(6000), "NaN"),
  fc.constantFrom("0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2026-02-30T00:00:00Z"),
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
const valid = fc.constantFrom(
  {
    externalId: "1",
    number: "1",
    status: "new",
    currency: "EUR",
    total: "1.00",
    placedAt: "2026-11-01T10:00:00Z",
    customer: { name: "Clara", email: "clara@example.com" },
    items: [{ name: "Mug", quantity: 1, total: "1" }],
  },
  { title: "Hello", customerNote: "Hi", internalNote: "Hm" },
  { kind: "internal", body: "Hi" },
  { kind: "customer", body: "Hi" },
  { notify: false },
  { stars: 4, comment: "Fine" },
);
const nearlyValid = fc
  .tuple(valid, fc.dictionary(names, oddValue, { maxKeys: 2 }))
  .map(([base, odd]) => ({ ...base, ...odd }));

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

const PATHS = [
  ["POST", "/api/v1/orders"],
  ["POST", "/api/v1/orders/{id}/updates"],
  ["POST", "/api/v1/updates/{id}/notes"],
  ["POST", "/api/v1/updates/{id}/solution"],
  ["DELETE", "/api/v1/updates/{id}/solution"],
  ["POST", "/api/v1/updates/{id}/rating"],
  ["POST", "/api/ratings/follow-ups"],
] as const;

test.each(PATHS)("no body and no header makes %s %s fail", async (method, template) => {
  const body = method === "DELETE" ? fc.constant(undefined) : fc.oneof(oddBody, nearlyValid);
  await fc.assert(
    fc.asyncProperty(body, oddHeaders, fc.nat(2), async (sent, headers, which) => {
      const path = template.replace("{id}", ids[which] ?? "");
      await expectAnswer(method, path, { body: sent, headers });
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
