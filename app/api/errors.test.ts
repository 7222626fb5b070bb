import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi, type Refusal, type Sent } from "@/app/api/test-client";
import type { MemberActor } from "@/lib/identity/actor";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { revokeKeys } from "@/lib/testing/api-rows";
import { makeKey, makeOrder, makeShop, makeUpdate, settingsOf } from "@/lib/testing/factories";
import { ratingsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

let shopId: string;
let owner: MemberActor;
let key: string;
let orderId: string;

beforeAll(async () => {
  ({ shopId, owner } = await makeShop());
  key = (await makeKey(shopId)).authorization;
  orderId = await makeOrder(shopId);
});

async function solved(internal = false): Promise<string> {
  const updateId = await makeUpdate(owner, orderId, { internal });
  await solveUpdate(owner, { updateId, notify: false });
  return updateId;
}

const call = (method: string, path: string, sent: Sent = {}) =>
  callApi<Refusal>(method, path, { key, ...sent });

async function refusal(method: string, path: string, sent?: Sent) {
  const { status, body, headers } = await call(method, path, sent);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body.error.message).toMatch(/^[A-Z].+\.$/);
  return { status, code: body.error.code, fields: body.error.fields };
}

const rating = { stars: 4, comment: "Fine" };

describe("who asks", () => {
  test.each([
    ["nobody", undefined],
    ["another scheme", "Basic c2w6eA=="],
    ["no key at all", "Bearer "],
    ["a key that is none", `Bearer sl_${"x".repeat(32)}`],
    ["another prefix", `Bearer xx_${"x".repeat(32)}`],
  ])("%s is asked for a key", async (_, authorization) => {
    const { status, body, headers } = await callApi<Refusal>("GET", "/api/v1/orders", {
      ...(authorization && { key: authorization }),
    });
    expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    expect(headers.get("www-authenticate")).toContain("Bearer");
  });
});

test("a revoked key no longer opens anything", async () => {
  const shop = await makeShop("Former");
  const { authorization } = await makeKey(shop.shopId);
  const get = () => callApi("GET", "/api/v1/orders", { key: authorization });
  expect((await get()).status).toBe(200);
  await revokeKeys(shop.shopId);
  expect((await get()).status).toBe(401);
});

describe("what is not there", () => {
  const paths = [
    ["GET", "/api/v1/orders/{id}", undefined],
    ["GET", "/api/v1/orders/{id}/updates", undefined],
    ["POST", "/api/v1/orders/{id}/updates", { title: "Hello" }],
    ["GET", "/api/v1/updates/{id}", undefined],
    ["GET", "/api/v1/updates/{id}/notes", undefined],
    ["POST", "/api/v1/updates/{id}/notes", { kind: "customer", body: "Hello" }],
    ["POST", "/api/v1/updates/{id}/solution", { notify: false }],
    ["DELETE", "/api/v1/updates/{id}/solution", undefined],
    ["GET", "/api/v1/updates/{id}/rating", undefined],
    ["POST", "/api/v1/updates/{id}/rating", rating],
  ] as const;

  test.each(paths)("%s %s answers 404", async (method, path, body) => {
    const sent = { ...(body && { body }) };
    const other = await makeShop("Elsewhere");
    const theirOrder = await makeOrder(other.shopId);
    const theirUpdate = await makeUpdate(other.owner, theirOrder);
    await solveUpdate(other.owner, { updateId: theirUpdate, notify: false });
    const theirs = path.includes("orders") ? theirOrder : theirUpdate;
    for (const id of [theirs, randomUUID(), "1001", "%00", "..;", `${orderId}'`]) {
      expect(
        await refusal(method, path.replace("{id}", encodeURIComponent(id)), sent),
      ).toMatchObject({
        status: 404,
        code: "not_found",
      });
    }
    expect(await ratingsOf(other.owner, theirUpdate)).toEqual([]);
  });

  test("a rating is not there before it is given", async () => {
    const path = `/api/v1/updates/${await solved()}/rating`;
    expect(await refusal("GET", path)).toMatchObject({ status: 404 });
  });

  test.each(["/api/", "/api/v1", "/api/v2/orders", "/api/v1/orders/1/2/3", "/api/x"])(
    "%s answers 404 to every method",
    async (path) => {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        expect(await refusal(method, path)).toMatchObject({ status: 404, code: "not_found" });
      }
    },
  );
});

describe("methods", () => {
  test.each([
    ["/api/v1/orders", "PUT", "GET, POST, HEAD, OPTIONS"],
    ["/api/v1/orders/x", "POST", "GET, HEAD, OPTIONS"],
    ["/api/v1/updates/x/solution", "GET", "POST, DELETE, OPTIONS"],
    ["/api/v1/updates/x/solution", "HEAD", "POST, DELETE, OPTIONS"],
    ["/api/v1/ratings", "DELETE", "GET, HEAD, OPTIONS"],
    ["/api/ratings/follow-ups", "GET", "POST, OPTIONS"],
    ["/api/health", "PATCH", "GET, HEAD, OPTIONS"],
  ])("%s refuses %s and says what it takes", async (path, method, allow) => {
    const { status, body, headers } = await callApi<Refusal>(method, path);
    expect([status, body.error.code]).toEqual([405, "method_not_allowed"]);
    expect(headers.get("allow")).toBe(allow);
    const options = await callApi("OPTIONS", path);
    expect([options.status, options.headers.get("allow"), options.text]).toEqual([204, allow, ""]);
  });
});

describe("bodies", () => {
  const path = "/api/v1/orders";
  const json = { "content-type": "application/json" };
  const stream = (bytes: number) =>
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < bytes; sent += 4096) controller.enqueue(new Uint8Array(4096));
        controller.close();
      },
    });

  test.each([
    ["none", undefined],
    ["a form", "application/x-www-form-urlencoded"],
    ["text", "text/plain"],
    ["nearly JSON", "application/jsonp"],
  ])("of the type %s are refused", async (_, type) => {
    const sent = { raw: Buffer.from("{}"), headers: { ...(type && { "content-type": type }) } };
    expect(await refusal("POST", path, sent)).toMatchObject({
      status: 415,
      code: "unsupported_type",
    });
  });

  test("may name their charset", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect(await refusal("POST", path, { raw: "{}", headers })).toMatchObject({ status: 400 });
  });

  test("above 256 kB are refused, announced or not", async () => {
    const large = { raw: "x".repeat(256 * 1024 + 1), headers: json };
    expect(await refusal("POST", path, large)).toMatchObject({ status: 413, code: "too_large" });
    const announced = { raw: "{}", headers: { ...json, "content-length": "262145" } };
    expect(await refusal("POST", path, announced)).toMatchObject({ status: 413 });
    const streamed = { raw: stream(300 * 1024), headers: json };
    expect(await refusal("POST", path, streamed)).toMatchObject({ status: 413 });
    const fitting = { raw: stream(256 * 1024), headers: json };
    expect(await refusal("POST", path, fitting)).toMatchObject({ status: 400 });
  });

  test("that are cut short are refused, not treated as a fault", async () => {
    const broken = new ReadableStream({
      pull: (controller) =>
        controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
    });
    expect(await refusal("POST", path, { raw: broken, headers: json })).toMatchObject({
      status: 400,
    });
  });

  test("are not read to the end when too large", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect(await refusal("POST", path, { raw: endless, headers: json })).toMatchObject({
      status: 413,
    });
    expect(pulled).toBeLessThan(512 * 1024);
  });

  test.each([
    ["nothing", ""],
    ["half an object", '{"externalId": '],
    ["bytes that are no UTF-8", Buffer.from('{"externalId":"\xff"}', "latin1")],
  ])("of %s are not JSON", async (_, raw) => {
    expect(await refusal("POST", path, { raw, headers: json })).toEqual({
      status: 400,
      code: "invalid",
      fields: { body: expect.any(String) },
    });
  });

  test.each([[null], [[]], ["text"], [7]])("of %j are not an object", async (body) => {
    expect(await refusal("POST", path, { body })).toMatchObject({ status: 400, code: "invalid" });
  });

  test("name every invalid field", async () => {
    const body = {
      externalId: "",
      number: "1",
      status: "x",
      currency: "Euro",
      total: "1,50",
      placedAt: "0000-01-01T00:00:00Z",
      customer: { name: " \u200b\u200b", email: "clara@" },
      items: [{ name: "Mug", quantity: 1e12, total: "1" }],
    };
    const { status, fields } = await refusal("POST", path, { body });
    expect(status).toBe(400);
    expect(fields).toEqual({
      externalId: "Fill in this field.",
      currency: "Enter a three-letter currency code, such as EUR.",
      total: "Enter a decimal number, such as 49.90.",
      placedAt: "Enter a time in ISO 8601, such as 2026-11-01T10:00:00Z.",
      "customer.name": "Fill in this field.",
      "items.0.quantity": "Enter a number, such as 2 or 0.5.",
    });
    const year = { ...body, externalId: "1", currency: "EUR", total: "1", customer: { name: "C" } };
    const times = ["", "yesterday", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"];
    for (const placedAt of times) {
      const late = await refusal("POST", path, { body: { ...year, items: [], placedAt } });
      expect(late).toMatchObject({ status: 400, fields: { placedAt: expect.any(String) } });
    }
  });

  test.each([[{}], [{ notify: "true" }], [{ notify: 1 }], [{ notify: null }]])(
    "a solution of %j does not say whether to notify",
    async (body) => {
      const updateId = await makeUpdate(owner, orderId);
      const { status, fields } = await refusal("POST", `/api/v1/updates/${updateId}/solution`, {
        body,
      });
      expect([status, Object.keys(fields ?? {})]).toEqual([400, ["notify"]]);
    },
  );
});

describe("lists", () => {
  test.each(["0", "-1", "101", "1.5", "ten", "", "1e1", "+5"])("refuse limit=%s", async (limit) => {
    const { status, fields } = await refusal("GET", `/api/v1/orders?limit=${limit}`);
    expect([status, Object.keys(fields ?? {})]).toEqual([400, ["limit"]]);
  });

  test.each([
    "x",
    "",
    Buffer.from(`+275760-09-13T00:00:00.000Z ${randomUUID()}`).toString("base64url"),
    Buffer.from(`0000-01-01T00:00:00.000Z ${randomUUID()}`).toString("base64url"),
    Buffer.from("2026-01-01T00:00:00.000Z x").toString("base64url"),
  ])("refuse cursor=%s", async (cursor) => {
    const paths = ["orders", "ratings", `orders/${orderId}/updates`];
    for (const path of paths) {
      const { status, fields } = await refusal("GET", `/api/v1/${path}?cursor=${cursor}`);
      expect([status, Object.keys(fields ?? {})]).toEqual([400, ["cursor"]]);
    }
  });

  test.each(["0", "6", "4.5", "x"])("refuse stars=%s", async (stars) => {
    expect(await refusal("GET", `/api/v1/ratings?stars=${stars}`)).toMatchObject({ status: 400 });
  });
});

describe("states", () => {
  const updatePath = (id: string, part: string) => `/api/v1/updates/${id}/${part}`;

  test("an open update can't be re-opened or rated", async () => {
    const id = await makeUpdate(owner, orderId);
    const refused = { status: 409, code: "not_solved" };
    expect(await refusal("DELETE", updatePath(id, "solution"))).toMatchObject(refused);
    expect(await refusal("POST", updatePath(id, "rating"), { body: rating })).toMatchObject(
      refused,
    );
  });

  test("a solved update is not solved again and takes no customer note", async () => {
    const id = await solved();
    expect(
      await refusal("POST", updatePath(id, "solution"), { body: { notify: true } }),
    ).toMatchObject({ status: 409, code: "already_solved" });
    expect(
      await refusal("POST", updatePath(id, "notes"), { body: { kind: "customer", body: "Hi" } }),
    ).toMatchObject({ status: 409, code: "update_solved" });
    const inside = { body: { kind: "internal", body: "Hi" } };
    expect((await call("POST", updatePath(id, "notes"), inside)).status).toBe(201);
  });

  test("a rated update is final", async () => {
    const id = await solved();
    expect((await call("POST", updatePath(id, "rating"), { body: rating })).status).toBe(201);
    const refused = { status: 409, code: "already_rated" };
    const tries: [string, string, unknown][] = [
      ["POST", "rating", rating],
      ["POST", "solution", { notify: false }],
      ["DELETE", "solution", undefined],
      ["POST", "notes", { kind: "internal", body: "Hi" }],
      ["POST", "notes", { kind: "customer", body: "Hi" }],
    ];
    for (const [method, part, body] of tries) {
      expect(await refusal(method, updatePath(id, part), { body })).toMatchObject(refused);
    }
  });

  test("an update the customer cannot see is not rated", async () => {
    const id = await solved(true);
    expect(await refusal("POST", updatePath(id, "rating"), { body: rating })).toMatchObject({
      status: 409,
      code: "not_visible",
    });
  });

  test("nobody is told about an order without an address", async () => {
    const nameless = await makeOrder(shopId, { customer: { name: "Nobody", email: null } });
    const id = await makeUpdate(owner, nameless);
    const told = await refusal("POST", updatePath(id, "solution"), { body: { notify: true } });
    expect(told).toMatchObject({ status: 400, fields: { notify: expect.any(String) } });
    const silent = await call("POST", updatePath(id, "solution"), { body: { notify: false } });
    expect(silent.status).toBe(200);
  });
});

describe("ratings", () => {
  const bad: unknown[] = ["4", true, null, [4], {}, 0, 6, 4.5, -1, 1e300, undefined];

  test.each(bad)("of %j stars are refused", async (stars) => {
    const id = await solved();
    const got = await refusal("POST", `/api/v1/updates/${id}/rating`, { body: { stars } });
    expect(got).toMatchObject({ status: 400, fields: { stars: "Choose from 1 to 5 stars." } });
    expect(await ratingsOf({ shopId }, id)).toEqual([]);
  });

  test("have comments of at most 500 characters, as people count", async () => {
    const id = await solved();
    const path = `/api/v1/updates/${id}/rating`;
    const comment = (text: string) => ({ body: { stars: 5, comment: text } });
    const long = await refusal("POST", path, comment("🎉".repeat(501)));
    expect(long).toMatchObject({
      status: 400,
      fields: { comment: "Use at most 500 characters." },
    });
    expect(await refusal("POST", path, comment(7 as never))).toMatchObject({ status: 400 });
    expect((await call("POST", path, comment(`${"🎉".repeat(499)}\r\n`))).status).toBe(201);
  });

  test("have no comment where comments are off, and none are taken where ratings are off", async () => {
    const shop = await makeShop("Quiet");
    const there = (await makeKey(shop.shopId)).authorization;
    const updateId = await makeUpdate(shop.owner, await makeOrder(shop.shopId));
    await solveUpdate(shop.owner, { updateId, notify: false });
    const path = `/api/v1/updates/${updateId}/rating`;
    const settings = await settingsOf(shop.owner);

    await saveRatingSettings(shop.owner, { ...settings, commentOn: false });
    expect(await refusal("POST", path, { key: there, body: rating })).toMatchObject({
      status: 400,
      fields: { comment: expect.any(String) },
    });
    await saveRatingSettings(shop.owner, { ...settings, ratingsOn: false });
    expect(await refusal("POST", path, { key: there, body: rating })).toMatchObject({
      status: 403,
      code: "ratings_disabled",
    });
  });
});
