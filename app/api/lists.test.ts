import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

type List = { data: { id: string }[]; next: string | null };

let shopId: string;
let owner: MemberActor;
let key: string;

beforeAll(async () => {
  ({ shopId, owner } = await makeShop());
  key = (await makeKey(shopId)).authorization;
});

async function get(path: string): Promise<List> {
  const { status, body } = await callApi<List>("GET", path, { key });
  expect(status).toBe(200);
  return body;
}

const ids = (list: List) => list.data.map(({ id }) => id);

/** Reads a list to its end, two at a time, doing something in between. */
async function walk(path: string, between: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const join = path.includes("?") ? "&" : "?";
  for (let next: string | null = ""; next !== null; ) {
    const list: List = await get(`${path}${join}limit=2${next && `&cursor=${next}`}`);
    expect(list.data.length).toBeLessThanOrEqual(2);
    seen.push(...ids(list));
    next = list.next;
    await between();
  }
  return seen;
}

/** Everything in a list when the walk began comes once, in the same order. */
async function expectStable(path: string, between: () => Promise<unknown>): Promise<void> {
  const before = ids(await get(path));
  expect(before.length).toBe(5);
  const seen = await walk(path, between);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((id) => before.includes(id))).toEqual(before);
}

const five = [1, 2, 3, 4, 5];

describe("orders", () => {
  test("a search for signs alone finds nothing, an empty one filters nothing", async () => {
    const { shopId } = await makeShop();
    await makeOrder(shopId, { number: "#77001" });
    const { authorization } = await makeKey(shopId);
    const found = async (q: string) => {
      const path = `/api/v1/orders?q=${q}`;
      const { status, body } = await callApi<List>("GET", path, { key: authorization });
      return { status, count: body.data.length };
    };
    for (const q of ["%23", "%F0%9F%98%80", "%E2%80%94"])
      expect(await found(q), q).toEqual({ status: 200, count: 0 });
    for (const q of ["", "%2377001", "77001"])
      expect(await found(q), q).toEqual({ status: 200, count: 1 });
  });

  test("stay in place while others come in, also those placed at the same moment", async () => {
    const placedAt = new Date("2026-11-06T10:12:00Z");
    for (const _ of five) await makeOrder(shopId, { placedAt });
    await expectStable("/api/v1/orders", async () => {
      await makeOrder(shopId, { placedAt: new Date() });
      await makeOrder(shopId, { placedAt });
    });
  });

  test("are found by external id, number and words, each within the shop", async () => {
    const shop = await makeShop("Elsewhere");
    const there = (await makeKey(shop.shopId)).authorization;
    const externalId = `ext ${randomUUID()}`;
    const customer = { name: "Zoë O'Neil", email: "zoe@example.com" };
    const found = await makeOrder(shopId, { externalId, number: "WEB-77", customer });
    await makeOrder(shopId, { number: "WEB-770", customer: { name: "Other", email: null } });
    await makeOrder(shopId, { number: "WEB.77", customer: { name: "Other", email: null } });
    const query = (params: Record<string, string>) =>
      `/api/v1/orders?${new URLSearchParams(params)}`;
    const hits: Record<string, string>[] = [
      { externalId },
      { number: "WEB-77" },
      { q: "zoë" },
      { q: "o'neil ZOE web" },
      { externalId, number: "WEB-77", q: "example" },
    ];
    for (const params of hits) {
      expect(ids(await get(query(params)))).toEqual([found]);
      expect((await callApi<List>("GET", query(params), { key: there })).body.data).toEqual([]);
    }
    const misses: Record<string, string>[] = [
      { externalId: externalId.slice(1) },
      { externalId: externalId.toUpperCase() },
      { number: "WEB-7" },
      { number: "77" },
      { q: "zoë smith" },
      { externalId, number: "WEB-770" },
    ];
    for (const params of misses) {
      expect(ids(await get(query(params)))).toEqual([]);
    }
    expect((await get(query({ q: "web 77" }))).data.length).toBe(3);
    for (const q of ["' | x:*", "\\", "a & !b", "::tsquery", "\0", "'"]) await get(query({ q }));
  });

  test("come fifty at a time and a hundred at most", async () => {
    const shop = await makeShop("Large");
    const there = (await makeKey(shop.shopId)).authorization;
    for (let made = 0; made < 101; made += 1) await makeOrder(shop.shopId);
    const size = async (query: string) => {
      const { body } = await callApi<List>("GET", `/api/v1/orders${query}`, { key: there });
      return [body.data.length, body.next === null];
    };
    expect(await size("")).toEqual([50, false]);
    expect(await size("?limit=100")).toEqual([100, false]);
    expect((await callApi("GET", "/api/v1/orders?limit=101", { key: there })).status).toBe(400);
  });
});

test("updates of an order stay in place", async () => {
  const orderId = await makeOrder(shopId);
  const made: string[] = [];
  for (const _ of five) made.push(await makeUpdate(owner, orderId));
  const path = `/api/v1/orders/${orderId}/updates`;
  // Activity moves an update about in the dashboard, not here.
  const say = { updateId: made[0] ?? "", kind: "customer", body: "News" } as const;
  await expectStable(path, async () => {
    await writeNote(owner, say);
    await makeUpdate(owner, orderId);
  });
  const other = await makeOrder(shopId);
  expect(await get(`/api/v1/orders/${other}/updates`)).toEqual({ data: [], next: null });
});

test("notes continue from the cursor", async () => {
  const updateId = await makeUpdate(owner, await makeOrder(shopId), { internal: true });
  const say = () => writeNote(owner, { updateId, kind: "internal", body: "More" });
  for (const _ of [2, 3, 4, 5]) await say();
  const path = `/api/v1/updates/${updateId}/notes`;
  const before = ids(await get(path));
  let more = 3;
  const seen = await walk(path, async () => more-- > 0 && say());
  expect(seen.slice(0, 5)).toEqual(before);
  expect(seen).toEqual(ids(await get(path)));
  expect(seen.length).toBe(8);
});

test("ratings stay in place, also under a filter", async () => {
  const { actor } = await makeKey(shopId);
  const orderId = await makeOrder(shopId);
  const rate = async (stars: number) => {
    const updateId = await makeUpdate(owner, orderId);
    await solveUpdate(owner, { updateId, notify: false });
    await submitRating(actor, { updateId, stars, comment: null });
  };
  for (const _ of five) await rate(2);
  await expectStable("/api/v1/ratings", () => rate(2));
  const shop = await makeShop("Empty");
  const there = (await makeKey(shop.shopId)).authorization;
  expect((await callApi("GET", "/api/v1/ratings", { key: there })).body).toEqual({
    data: [],
    next: null,
  });
  for (const _ of five) await rate(5);
  await expectStable("/api/v1/ratings?stars=5", async () => {
    await rate(2);
    await rate(5);
  });
});
