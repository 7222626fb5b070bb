import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callApi, type Refusal } from "@/app/api/test-client";
import type { UpdateJson } from "@/lib/api/updates";
import type { MemberActor } from "@/lib/identity/actor";
import { ageKeptCalls, keptCalls, mailsOfRating, onlyRating } from "@/lib/testing/api-rows";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { logOf, ratingsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

const DAY = 24 * 60 * 60;

let shopId: string;
let owner: MemberActor;
let key: string;
let orderId: string;
let once: Record<string, string>;

beforeAll(async () => {
  ({ shopId, owner } = await makeShop());
  key = (await makeKey(shopId)).authorization;
  orderId = await makeOrder(shopId);
});

beforeEach(() => {
  once = { "idempotency-key": randomUUID() };
});

async function solved(): Promise<string> {
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: false });
  return updateId;
}

const post = <T = Refusal>(path: string, body: unknown, headers: Record<string, string> = once) =>
  callApi<T>("POST", path, { key, body, headers });

describe("the same key and body", () => {
  test("get the first answer again, byte for byte, and take effect once", async () => {
    const path = `/api/v1/orders/${orderId}/updates`;
    const body = { title: "Only once", customerNote: "Hello" };
    const first = await post<UpdateJson>(path, body);
    expect(first.status).toBe(201);
    expect(first.headers.get("idempotent-replay")).toBeNull();
    await solveUpdate(owner, { updateId: first.body.id, notify: false });
    for (const _ of [1, 2]) {
      const again = await post(path, body);
      expect([again.status, again.text]).toEqual([201, first.text]);
      expect(again.headers.get("idempotent-replay")).toBe("true");
    }
    expect(await logOf({ shopId }, first.body.id)).toEqual([
      "update.opened",
      "note.customer",
      "update.solved",
      "update.assigned",
    ]);
  });

  test("count as new on another path, in another shop and with another key", async () => {
    const [one, two] = [await makeUpdate(owner, orderId), await makeUpdate(owner, orderId)];
    const body = { kind: "internal", body: "Hello" };
    const first = await post<{ id: string }>(`/api/v1/updates/${one}/notes`, body);
    const second = await post<{ id: string }>(`/api/v1/updates/${two}/notes`, body);
    const third = await post<{ id: string }>(`/api/v1/updates/${one}/notes`, body, {
      "idempotency-key": randomUUID(),
    });
    expect(new Set([first, second, third].map((answer) => answer.body.id)).size).toBe(3);
    expect(second.headers.get("idempotent-replay")).toBeNull();

    const shop = await makeShop("Elsewhere");
    const there = (await makeKey(shop.shopId)).authorization;
    const order = {
      externalId: "1",
      number: "1",
      status: "new",
      currency: "EUR",
      total: "1.00",
      placedAt: "2026-11-01T10:00:00Z",
      customer: { name: "Clara" },
    };
    const here = await callApi("POST", "/api/v1/orders", { key, body: order, headers: once });
    const other = await callApi("POST", "/api/v1/orders", {
      key: there,
      body: order,
      headers: once,
    });
    expect([here.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).not.toBe(here.body.id);
  });

  test("are one path however its id is written", async () => {
    const id = await makeUpdate(owner, orderId);
    const body = { kind: "internal", body: "Hello" };
    const first = await post(`/api/v1/updates/${id}/notes`, body);
    const again = await post(`/api/v1/updates/${id.toUpperCase()}/notes`, body);
    expect(again.text).toBe(first.text);
  });

  test("work for any key of the shop", async () => {
    const path = `/api/v1/orders/${orderId}/updates`;
    const first = await post(path, { title: "Shared" });
    const other = (await makeKey(shopId, ["write"])).authorization;
    const again = await callApi("POST", path, {
      key: other,
      body: { title: "Shared" },
      headers: once,
    });
    expect(again.text).toBe(first.text);
  });

  test("are new again after 24 hours", async () => {
    const path = `/api/v1/orders/${orderId}/updates`;
    const first = await post(path, { title: "Daily" });
    await ageKeptCalls(shopId, DAY - 60);
    expect((await post(path, { title: "Daily" })).text).toBe(first.text);
    await ageKeptCalls(shopId, 61);
    const second = await post(path, { title: "Daily" });
    expect([second.status, second.headers.get("idempotent-replay")]).toEqual([201, null]);
    expect(second.text).not.toBe(first.text);
    // And kept again, for another day.
    expect((await post(path, { title: "Daily" })).text).toBe(second.text);
    await ageKeptCalls(shopId, DAY + 1);
    const other = await post(path, { title: "Other body" });
    expect(other.status).toBe(201);
    expect((await post(path, { title: "Other body" })).text).toBe(other.text);
  });
});

describe("the same key and another body", () => {
  test("are a conflict and change nothing", async () => {
    const updateId = await solved();
    const path = `/api/v1/updates/${updateId}/rating`;
    const first = await post(path, { stars: 5 });
    expect(first.status).toBe(201);
    for (const body of [{ stars: 4 }, { stars: 5, comment: "" }]) {
      const other = await post(path, body);
      expect([other.status, other.body.error.code]).toEqual([409, "idempotency_conflict"]);
    }
    expect((await post(path, { stars: 5 })).text).toBe(first.text);
    expect(await ratingsOf({ shopId }, updateId)).toMatchObject([{ stars: 5 }]);
  });

  test("compare bytes, not meaning", async () => {
    const path = `/api/v1/orders/${orderId}/updates`;
    const headers = { ...once, "content-type": "application/json" };
    const send = (raw: string) => callApi<Refusal>("POST", path, { key, raw, headers });
    expect((await send('{"title":"A"}')).status).toBe(201);
    expect((await send('{"title": "A"}')).status).toBe(409);
  });
});

describe("duplicates in flight", () => {
  test("wait for the first: 20 at once make one rating and get one answer", async () => {
    const shop = await makeShop("Busy");
    const there = (await makeKey(shop.shopId)).authorization;
    const updateId = await makeUpdate(shop.owner, await makeOrder(shop.shopId));
    await solveUpdate(shop.owner, { updateId, notify: false });
    const send = () =>
      callApi("POST", `/api/v1/updates/${updateId}/rating`, {
        key: there,
        body: { stars: 2, comment: "Hm" },
        headers: once,
      });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const replays = answers.filter((answer) => answer.headers.get("idempotent-replay") === "true");
    expect(replays.length).toBe(19);
    const rating = await onlyRating(shop.shopId);
    const kinds = (await mailsOfRating(shop.shopId, rating.id)).map((mail) => mail.kind).sort();
    expect(kinds).toEqual(["rating.detractor", "rating.responsible"]);
    expect((await keptCalls(shop.shopId)).length).toBe(1);
  });

  test("without a key decide it as the state machine does", async () => {
    const updateId = await solved();
    const send = () => post(`/api/v1/updates/${updateId}/rating`, { stars: 4 }, {});
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });
});

describe("refusals", () => {
  test("of a running call are kept, even if the same call would succeed by now", async () => {
    const updateId = await makeUpdate(owner, orderId);
    const path = `/api/v1/updates/${updateId}/rating`;
    const refused = await post(path, { stars: 5 });
    expect([refused.status, refused.body.error.code]).toEqual([409, "not_solved"]);
    await solveUpdate(owner, { updateId, notify: false });
    const again = await post(path, { stars: 5 });
    expect([again.status, again.text]).toEqual([409, refused.text]);
    expect(again.headers.get("idempotent-replay")).toBe("true");
    expect((await post(path, { stars: 5 }, { "idempotency-key": randomUUID() })).status).toBe(201);

    const invalid = await post(`/api/v1/orders/${orderId}/updates`, { title: "" });
    expect(invalid.status).toBe(400);
    const kept = await post(`/api/v1/orders/${orderId}/updates`, { title: "" });
    expect([kept.text, kept.headers.get("idempotent-replay")]).toEqual([invalid.text, "true"]);
  });

  test("before the call is accepted are not kept", async () => {
    const before = (await keptCalls(shopId)).length;
    const readOnly = (await makeKey(shopId, ["read"])).authorization;
    const path = `/api/v1/orders/${orderId}/updates`;
    const statuses = [
      await callApi("POST", path, { body: { title: "A" }, headers: once }),
      await callApi("POST", path, { key: readOnly, body: { title: "A" }, headers: once }),
      await callApi("POST", path, { key, raw: "{}", headers: once }),
      await post("/api/v1/orders/x/updates", { title: "A" }),
      await post(path, { title: "x".repeat(300_000) }),
    ].map((answer) => answer.status);
    expect(statuses).toEqual([401, 403, 415, 404, 413]);
    expect((await keptCalls(shopId)).length).toBe(before);
    expect((await post(path, { title: "A" })).status).toBe(201);
  });
});

describe("the key itself", () => {
  test.each([[""], ["x".repeat(201)], ["schlüssel"], ["a\tb"]])("%j is refused", async (name) => {
    const { status, body } = await post(
      `/api/v1/orders/${orderId}/updates`,
      { title: "A" },
      { "idempotency-key": name },
    );
    expect([status, Object.keys(body.error.fields ?? {})]).toEqual([400, ["Idempotency-Key"]]);
  });

  test("may be 200 printable characters of any kind", async () => {
    const headers = { "idempotency-key": `~ ;"'${"x".repeat(195)}` };
    const path = `/api/v1/orders/${orderId}/updates`;
    const first = await post(path, { title: "A" }, headers);
    expect(first.status).toBe(201);
    expect((await post(path, { title: "A" }, headers)).text).toBe(first.text);
  });

  test("does nothing to other methods", async () => {
    const updateId = await solved();
    const send = (method: string, path: string) => callApi(method, path, { key, headers: once });
    expect((await send("DELETE", `/api/v1/updates/${updateId}/solution`)).status).toBe(200);
    expect((await send("DELETE", `/api/v1/updates/${updateId}/solution`)).status).toBe(409);
    expect((await send("GET", `/api/v1/updates/${updateId}`)).status).toBe(200);
  });
});
