import { beforeAll, describe, expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import type { ReviewJson } from "@/lib/nps/read-reviews";
import { makeKey, makeShop } from "@/lib/testing/factories";
import { makeAnswers, npsLists } from "@/lib/testing/nps-answers";

const PATH = "/api/v1/nps/reviews";

type List = { data: ReviewJson[]; next: string | null };

let shopId: string;
let key: string;

beforeAll(async () => {
  ({ shopId } = await makeShop());
  key = (await makeKey(shopId)).authorization;
});

async function get(query = "", authorization = key): Promise<List> {
  const { status, body } = await callApi<List>("GET", `${PATH}${query}`, { key: authorization });
  expect(status).toBe(200);
  return body;
}

test("an answer has the shape of the survey API's", async () => {
  const shop = await makeShop();
  const there = (await makeKey(shop.shopId, ["read"])).authorization;
  const createdAt = new Date("2026-10-20T10:00:00.123Z");
  const facts = { createdAt, comment: "Fine.", email: "clara@example.com", orderRef: "W-7" };
  const [id] = await makeAnswers(shop.shopId, [7], facts);
  expect(await get("", there)).toEqual({
    data: [
      {
        id,
        client_id: null,
        client: null,
        rate: 7,
        channel: "email",
        category: "support",
        comment: "Fine.",
        email: "clara@example.com",
        phone: null,
        order_id: "W-7",
        created_at: "2026-10-20T10:00:00.123Z",
      },
    ],
    next: null,
  });
  expect((await get()).data.map((review) => review.id)).not.toContain(id);
});

test("answers stay in place while others come in, also those of the same moment", async () => {
  const shop = await makeShop();
  const there = (await makeKey(shop.shopId)).authorization;
  const createdAt = new Date("2026-10-20T10:00:00Z");
  const made = await makeAnswers(shop.shopId, [0, 1, 2, 3, 4], { createdAt });
  const seen: number[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const list: List = await get(`?limit=2${next && `&cursor=${next}`}`, there);
    expect(list.data.length).toBeLessThanOrEqual(2);
    seen.push(...list.data.map(({ id }) => id));
    next = list.next;
    await makeAnswers(shop.shopId, [10]);
  }
  expect(seen).toEqual(made.toReversed());
});

test("whole days of the shop, channel and category by code or id", async () => {
  const lists = await npsLists(shopId);
  const site = lists.channel("website");
  // Copenhagen's night of 25 October has 25 hours.
  const first = { createdAt: new Date("2026-10-24T22:00:00Z"), channelId: site };
  const [inside] = await makeAnswers(shopId, [1], first);
  const [late] = await makeAnswers(shopId, [2], { createdAt: new Date("2026-10-25T22:59:59Z") });
  await makeAnswers(shopId, [3], { createdAt: new Date("2026-10-25T23:00:00Z") });
  await makeAnswers(shopId, [4], { createdAt: new Date("2026-10-24T21:59:59Z") });
  const ids = async (query: string) => (await get(query)).data.map(({ id }) => id);
  const day = "?date_from=2026-10-25&date_to=2026-10-25";
  expect(await ids(day)).toEqual([late, inside]);
  expect(await ids(`${day}&channel=website`)).toEqual([inside]);
  expect(await ids(`${day}&channel=${site}&category=support`)).toEqual([inside]);
  expect(await ids(`${day}&category=checkout`)).toEqual([]);
});

describe("refuses", () => {
  test.each([
    ["limit=0", "limit"],
    ["limit=1001", "limit"],
    ["cursor=x", "cursor"],
    ["date_from=2026-02-30", "date_from"],
    ["date_to=20.10.2026", "date_to"],
    ["date_from=2026-10-02&date_to=2026-10-01", "date_to"],
    ["channel=nowhere", "channel"],
    ["category=0", "category"],
  ])("%s", async (query, field) => {
    const { status, body } = await callApi<{ error: { fields: Record<string, string> } }>(
      "GET",
      `${PATH}?${query}`,
      { key },
    );
    expect(status).toBe(400);
    expect(Object.keys(body.error.fields)).toEqual([field]);
  });

  test("keys without the scope", async () => {
    const { authorization } = await makeKey(shopId, ["ratings"]);
    expect((await callApi("GET", PATH, { key: authorization })).status).toBe(403);
  });
});

test("a thousand at once", async () => {
  const shop = await makeShop();
  const there = (await makeKey(shop.shopId)).authorization;
  await makeAnswers(shop.shopId, Array(1001).fill(9));
  const list = await get("?limit=1000", there);
  expect([list.data.length, list.next === null]).toEqual([1000, false]);
  expect((await get(`?limit=1000&cursor=${list.next}`, there)).data).toHaveLength(1);
});
