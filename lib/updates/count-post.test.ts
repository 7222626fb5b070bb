import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Limit } from "@/lib/http/limits";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { countPost } from "@/lib/updates/count-post";
import { solveUpdate } from "@/lib/updates/solve-update";

const LIMIT: Limit = { name: "count-post", max: 3, seconds: 60 };
let owner: MemberActor;
let customer: CustomerActor;
let orderId: string;

beforeAll(async () => {
  ({ owner } = await makeShop());
  orderId = await makeOrder(owner.shopId);
  customer = await makeCustomer(owner.shopId, orderId);
});

async function solved(): Promise<string> {
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: false });
  return updateId;
}

/** Each with a link of its own, so with a count of its own. */
const freshCustomer = () => makeCustomer(owner.shopId, orderId);

test("posts about a conversation count, also those of one moment, until there are too many", async () => {
  const updateId = await solved();
  const actor = await freshCustomer();
  const post = () => countPost(actor, { updateId, needs: "solved" }, LIMIT).catch((error) => error);
  const answers = await Promise.all(Array.from({ length: 8 }, post));
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(LIMIT.max);
  const refused = answers.find((answer) => answer !== undefined);
  expect(refused).toMatchObject({ code: "rate_limited", retryAfter: expect.any(Number) });
  expect(refused.retryAfter).toBeGreaterThan(0);
  expect(refused.retryAfter).toBeLessThanOrEqual(LIMIT.seconds);
});

test("what finds the conversation in another state does not count", async () => {
  const open = await makeUpdate(owner, orderId);
  const updateId = await solved();
  const rated = await solved();
  await submitRating(customer, { updateId: rated, stars: 5, comment: null });
  const actor = await freshCustomer();
  for (let round = 0; round < LIMIT.max + 2; round++) {
    await countPost(actor, { updateId: open, needs: "solved" }, LIMIT);
    await countPost(actor, { updateId: rated, needs: "solved" }, LIMIT);
    await countPost(actor, { updateId, needs: "open" }, LIMIT);
  }
  for (let round = 0; round < LIMIT.max; round++) {
    await countPost(actor, { updateId, needs: "solved" }, LIMIT);
  }
  await expect(countPost(actor, { updateId, needs: "solved" }, LIMIT)).rejects.toMatchObject({
    code: "rate_limited",
  });
});

test("what is out of reach is not found, and counts for nothing", async () => {
  const hidden = await makeUpdate(owner, orderId, { internal: true });
  const elsewhere = await makeUpdate(owner, await makeOrder(owner.shopId));
  for (const updateId of [hidden, elsewhere, randomUUID()]) {
    const post = countPost(customer, { updateId, needs: "open" }, LIMIT);
    await expect(post).rejects.toMatchObject({ code: "not_found" });
  }
});
