import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { members } from "@/db/schema";
import { wilsonInterval } from "@/lib/base/statistics";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { assignUpdate } from "@/lib/updates/change-update";
import { solveUpdate } from "@/lib/updates/solve-update";
import { readTeam } from "@/lib/updates/team/queries";

async function shopWithRatings() {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent", "Tomasz Wrona");
  const updateIds: string[] = [];
  for (const [index, stars] of [5, 4, 2, 5, 1, 5].entries()) {
    const orderId = await makeOrder(shopId);
    const updateId = await makeUpdate(owner, orderId);
    await solveUpdate(index < 5 ? agent : owner, { updateId, notify: index % 2 === 0 });
    await submitRating(await makeCustomer(shopId, orderId), { updateId, stars, comment: null });
    updateIds.push(updateId);
  }
  return { shopId, owner, agent, updateIds };
}

test("figures per member, with the whole team beside them", async () => {
  const { owner, agent } = await shopWithRatings();
  const { rows, all } = await readTeam(owner);
  expect(rows.map((row) => [row.memberId, row.ranked])).toEqual([
    [agent.memberId, true],
    [owner.memberId, false],
  ]);
  expect(rows[0]).toMatchObject({
    solved: 5,
    notAsked: 2,
    ratings: 5,
    csat: 3 / 5,
    average: 17 / 5,
    distribution: [1, 1, 0, 1, 2],
  });
  expect(all).toMatchObject({ solved: 6, ratings: 6, csat: 4 / 6 });
});

test("reassigning, renaming and deactivating the solver moves nothing", async () => {
  const { owner, agent, updateIds } = await shopWithRatings();
  const figures = async () =>
    (await readTeam(owner)).rows.map(({ name: _, active: __, ...row }) => row);
  const before = await figures();
  for (const updateId of updateIds) {
    await assignUpdate(owner, { updateId, assigneeId: owner.memberId });
  }
  await database()
    .update(members)
    .set({ name: "Somebody Else", deactivatedAt: sql`now()` })
    .where(eq(members.id, agent.memberId));
  expect(await figures()).toEqual(before);
});

test("agents see their own figures alone", async () => {
  const { agent } = await shopWithRatings();
  expect((await readTeam(agent)).rows.map((row) => row.memberId)).toEqual([agent.memberId]);
});

test("the Wilson interval's golden values", () => {
  expect(wilsonInterval(2, 2)?.low).toBeCloseTo(0.342, 3);
  expect(wilsonInterval(10, 12)?.low).toBeCloseTo(0.552, 3);
  expect(wilsonInterval(0, 0)).toBeNull();
});
