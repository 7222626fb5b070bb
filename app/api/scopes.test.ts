import { beforeAll, describe, expect, test } from "vitest";
import { callApi, type Refusal } from "@/app/api/test-client";
import type { Scope } from "@/lib/identity/actor";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";

const SCOPES = ["read", "write", "ratings", "admin"] as const;

let paths: Record<string, string>;
const keys = new Map<string, string>();

beforeAll(async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: false });
  paths = { order: `/api/v1/orders/${orderId}`, update: `/api/v1/updates/${updateId}` };
  for (const scope of SCOPES) keys.set(scope, (await makeKey(shopId, [scope])).authorization);
  keys.set("none", (await makeKey(shopId, [])).authorization);
});

const TABLE: [string, string, Scope[]][] = [
  ["GET", "/api/v1/orders", ["read", "admin"]],
  ["POST", "/api/v1/orders", ["write", "admin"]],
  ["GET", "{order}", ["read", "admin"]],
  ["GET", "{order}/updates", ["read", "admin"]],
  ["POST", "{order}/updates", ["write", "admin"]],
  ["GET", "{update}", ["read", "admin"]],
  ["GET", "{update}/notes", ["read", "admin"]],
  ["POST", "{update}/notes", ["write", "admin"]],
  ["POST", "{update}/solution", ["write", "admin"]],
  ["DELETE", "{update}/solution", ["write", "admin"]],
  ["GET", "{update}/rating", ["read", "admin"]],
  ["POST", "{update}/rating", ["ratings"]],
  ["GET", "/api/v1/ratings", ["read", "admin"]],
  ["GET", "/api/v1/nps/reviews", ["read", "admin"]],
  ["POST", "/api/ratings/follow-ups", ["write", "admin"]],
];

describe.each(TABLE)("%s %s", (method, template, allowed) => {
  test.each([...SCOPES, "none"] as const)("with a key for %s", async (scope) => {
    const path = template.replace(/\{(\w+)\}/, (_, name) => paths[name] ?? "");
    // An empty object is never a valid write, so nothing changes from case to case.
    const sent = method === "POST" ? { body: { ratingId: "x" } } : {};
    const { status, body } = await callApi<Refusal>(method, path, {
      key: keys.get(scope) ?? "",
      ...(method === "DELETE" ? { headers: { "content-type": "text/plain" } } : sent),
    });
    if (allowed.includes(scope as Scope)) expect([401, 403]).not.toContain(status);
    else expect([status, body.error.code]).toEqual([403, "forbidden"]);
  });
});

test("a key with several scopes may do what each of them may", async () => {
  const { shopId } = await makeShop();
  const { authorization } = await makeKey(shopId, ["read", "ratings"]);
  expect((await callApi("GET", "/api/v1/orders", { key: authorization })).status).toBe(200);
  expect((await callApi("POST", "/api/v1/orders", { key: authorization, body: {} })).status).toBe(
    403,
  );
});
