import { beforeEach, expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeKey, makeShop } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";

let shop: { shopId: string; key: string };
beforeEach(async () => {
  const { shopId } = await makeShop();
  shop = { shopId, key: (await makeKey(shopId)).authorization };
});

const post = async (path: string, body: unknown) => {
  const answer = await callApi<{ id: string }>("POST", path, { key: shop.key, body });
  expect(answer.status).toBeLessThan(300);
  return answer.body.id;
};

/** An order, an update with a reply, and the solve, all within two minutes. */
async function solvedAtOnce(): Promise<string> {
  const orderId = await post("/api/v1/orders", {
    externalId: "10482",
    number: "10482",
    status: "processing",
    currency: "EUR",
    total: "214.00",
    placedAt: "2026-11-06T10:12:00Z",
    customer: { email: "clara@example.com", name: "Clara Jørgensen" },
    items: [],
  });
  const updateId = await post(`/api/v1/orders/${orderId}/updates`, {
    title: "Two mugs chipped",
    customerNote: "Two new mugs leave today.",
  });
  await post(`/api/v1/updates/${updateId}/solution`, { notify: true });
  return updateId;
}

const sent = async (updateId: string) => {
  const mails = (await mailsOf(shop, updateId)).filter(({ state }) => state === "sent");
  return Promise.all(
    mails.map(async ({ kind, id }) => ({ kind, ...(await sentMessage(shop.shopId, id)) })),
  );
};

test("a reply and the solve a moment later are one email, which quotes the reply", async () => {
  const updateId = await solvedAtOnce();
  await deliverAll(shop.shopId);
  const [solved, ...more] = await sent(updateId);
  expect(more).toEqual([]);
  expect(solved).toMatchObject({ kind: "update.solved" });
  expect(solved?.text).toContain("> Two new mugs leave today.");
  expect(solved?.text).not.toContain("open conversation");
});

test("rated before the two minutes are over, no reply email follows", async () => {
  const updateId = await solvedAtOnce();
  await deliverAll(shop.shopId);
  await post(`/api/v1/updates/${updateId}/rating`, { stars: 5 });
  await deliverAll(shop.shopId);
  expect((await sent(updateId)).map(({ kind }) => kind)).toEqual([
    "update.solved",
    "rating.promoter",
  ]);
});
