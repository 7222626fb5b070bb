import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { ratings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { listRatings, type RatingFilter } from "@/lib/ratings/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";

const ALL: RatingFilter = { stars: null, memberId: null, withComment: false, from: null, to: null };

async function rate(solver: MemberActor, orderId: string, stars: number, comment: string | null) {
  const updateId = await makeUpdate(solver, orderId);
  await solveUpdate(solver, { updateId, notify: false });
  await submitRating(await makeCustomer(solver.shopId, orderId), { updateId, stars, comment });
}

async function listAll(owner: MemberActor, filter: RatingFilter): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const got: Awaited<ReturnType<typeof listRatings>> = await listRatings(owner, {
      ...filter,
      cursor,
      limit: 4,
    });
    seen.push(...got.rows.map(({ id }) => id));
    cursor = got.next;
  }
  return seen;
}

test("every filter of the feed lists what looking at each rating would, page after page", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const orderId = await makeOrder(shopId);
  const given = [5, 1, 5, 3, 2, 5, 4, 1, 5, 5];
  for (const [index, stars] of given.entries()) {
    const comment = index % 3 === 0 ? `Comment ${index}` : null;
    await rate(index % 2 ? owner : agent, orderId, stars, comment);
  }
  const rows = await database()
    .select()
    .from(ratings)
    .where(eq(ratings.shopId, shopId))
    .orderBy(sql`${ratings.createdAt} desc, ${ratings.id} desc`);
  expect(rows).toHaveLength(given.length);
  for (const stars of [null, 1, 2, 3, 4, 5])
    for (const memberId of [null, owner.memberId, agent.memberId])
      for (const withComment of [false, true]) {
        const expected = rows.filter(
          (row) =>
            (stars === null || row.stars === stars) &&
            (memberId === null || row.solverMemberId === memberId) &&
            (!withComment || row.comment !== null),
        );
        const filter = { ...ALL, stars, memberId, withComment };
        expect(await listAll(owner, filter), JSON.stringify(filter)).toEqual(
          expected.map(({ id }) => id),
        );
      }
  expect(await listAll(owner, { ...ALL, stars: 5, to: "2020-01-01" })).toEqual([]);
});
