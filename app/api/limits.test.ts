import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { callApi, type Refusal } from "@/app/api/test-client";
import { forgetEnv } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { keptCalls } from "@/lib/testing/api-rows";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { logOf, ratingsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

vi.stubEnv("API_LIMIT_PER_MINUTE", "6");
forgetEnv();

let shopId: string;
let owner: MemberActor;
let key: string;
let updateId: string;

beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
  key = (await makeKey(shopId)).authorization;
  updateId = await makeUpdate(owner, await makeOrder(shopId));
});

const get = () => callApi<Refusal>("GET", "/api/v1/orders", { key });
const post = (part: string, body: unknown, headers = {}) =>
  callApi<Refusal>("POST", `/api/v1/updates/${updateId}/${part}`, { key, body, headers });
const statuses = (answers: { status: number }[]) => answers.map((answer) => answer.status);

test("a key above its limit is refused and told when to come back; others are not", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, get));
  expect(statuses(answers).sort()).toEqual([...Array(6).fill(200), ...Array(4).fill(429)]);
  const refused = answers.find((answer) => answer.status === 429);
  expect(refused?.body.error.code).toBe("rate_limited");
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(refused?.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  const other = (await makeKey(shopId)).authorization;
  expect((await callApi("GET", "/api/v1/orders", { key: other })).status).toBe(200);
});

test("reads, writes and refused writes count alike", async () => {
  await get();
  await get();
  await post("notes", { kind: "internal", body: "1" });
  await post("notes", { kind: "internal", body: "2" });
  expect((await post("notes", {})).status).toBe(400);
  expect((await post("notes", { kind: "internal", body: "3" })).status).toBe(201);
  expect((await get()).status).toBe(429);
});

test("a write above the limit has no effect and is not kept", async () => {
  for (const _ of Array(6)) await get();
  const headers = { "idempotency-key": randomUUID() };
  const refused = await post("notes", { kind: "internal", body: "Late" }, headers);
  expect([refused.status, refused.body.error.code]).toEqual([429, "rate_limited"]);
  expect(await logOf({ shopId }, updateId)).not.toContain("note.internal");
  expect(await keptCalls(shopId)).toEqual([]);
});

test("a conflict is answered as one, however often, and counts for nothing", async () => {
  await solveUpdate(owner, { updateId, notify: false });
  expect((await post("rating", { stars: 5 })).status).toBe(201);
  const again = await Promise.all(Array.from({ length: 12 }, () => post("rating", { stars: 4 })));
  expect(new Set(again.map((answer) => answer.body.error.code))).toEqual(
    new Set(["already_rated"]),
  );
  for (const _ of Array(5)) expect((await get()).status).toBe(200);
  expect((await get()).status).toBe(429);
  expect((await post("rating", { stars: 4 })).body.error.code).toBe("already_rated");
  expect(await ratingsOf({ shopId }, updateId)).toMatchObject([{ stars: 5 }]);
});
