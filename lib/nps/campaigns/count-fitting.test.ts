import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { customers } from "@/db/schema";
import { after, DAY } from "@/lib/base/time";
import { countFitting } from "@/lib/nps/campaigns/count-fitting";
import { describePlan } from "@/lib/nps/campaigns/describe-survey";
import type { Segment } from "@/lib/nps/campaigns/survey-schema";
import { makeMember, makeOrder, makeShop } from "@/lib/testing/factories";

const ALL: Segment = { segment: "all", segmentFrom: null, segmentTo: null, segmentText: null };

test("customers are counted by orders, last order, product and tag, of this shop alone", async () => {
  const { shopId, owner } = await makeShop();
  const { shopId: otherShop } = await makeShop("Other");
  await makeOrder(otherShop);
  const clara = { email: "clara@example.com", name: "Clara" };
  const ago = (days: number) => after(new Date(), -days * DAY);
  await makeOrder(shopId, { customer: clara, placedAt: ago(100) });
  await makeOrder(shopId, { customer: clara, placedAt: ago(10) });
  await makeOrder(shopId, { placedAt: ago(40) });
  await makeOrder(shopId, { customer: { email: null, name: "No address" }, placedAt: ago(1) });
  await database()
    .update(customers)
    .set({ tags: ["vip"] })
    .where(eq(customers.email, clara.email));
  const count = async (change: Partial<Segment>) =>
    (await countFitting(owner, { ...ALL, ...change })).customers;

  expect(await countFitting(owner, ALL)).toEqual({ customers: 2, more: false, inShop: 3 });
  expect(await count({ segment: "order_count", segmentFrom: 2 })).toBe(1);
  expect(await count({ segment: "order_count", segmentFrom: 1, segmentTo: 1 })).toBe(1);
  expect(await count({ segment: "last_order", segmentFrom: 30 })).toBe(1);
  expect(await count({ segment: "last_order", segmentTo: 30 })).toBe(1);
  expect(await count({ segment: "last_order", segmentFrom: 5, segmentTo: 50 })).toBe(2);
  expect(await count({ segment: "product", segmentText: "mug-4" })).toBe(2);
  expect(await count({ segment: "product", segmentText: "Teapot" })).toBe(0);
  expect(await count({ segment: "tag", segmentText: "vip" })).toBe(1);
  const agent = await makeMember(shopId, "agent");
  await expect(countFitting(agent, ALL)).rejects.toMatchObject({ code: "forbidden" });
});

test("a plan is said in words", () => {
  const plan = { ...ALL, kind: "relationship", days: 90, batchSize: 500 } as const;
  const twice = { ...plan, segment: "order_count", segmentFrom: 2 } as const;
  expect(describePlan("en", twice, { customers: 412, more: false, inShop: 500 })).toBe(
    "Every 90 days, to customers with 2 or more orders. 412 customers match now; at 500 per hour, one round through all customers takes an hour.",
  );
  expect(describePlan("en", plan, { customers: 10_000, more: true, inShop: 250_000 })).toBe(
    "Every 90 days, to all customers. More than 10,000 customers match now; at 500 per hour, one round through all customers takes 500 hours.",
  );
  const vip = { ...plan, kind: "order", days: 0, segment: "tag", segmentText: "vip" } as const;
  expect(describePlan("en", vip, { customers: 0, more: false, inShop: 500 })).toBe(
    "Straight after every order, to customers with the tag “vip”. No customers match now.",
  );
});
