import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { env } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { removeTest } from "@/lib/setup/remove-test";
import { startTest } from "@/lib/setup/start-test";
import { untilSomebodyWaits } from "@/lib/testing/advisory-lock";
import { withoutTrigger } from "@/lib/testing/as-owner";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { moveShop } from "@/lib/testing/nps-answers";
import { withConnection } from "@/lib/testing/old-database";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { readTeam } from "@/lib/updates/team/queries";
import { undoSolve } from "@/lib/updates/undo-solve";

/** What the days' counts are, against what the solves say. */
async function expectExact(): Promise<void> {
  const days = await database().execute(sql`
    select shop_id, day::text, by_member_id, solves, silent, reopened from solve_days order by 1, 2, 3`);
  const truth = await database().execute(sql`
    select s.shop_id, (s.solved_at at time zone p.time_zone)::date::text as day, s.by_member_id,
      count(*)::int as solves, (count(*) filter (where notified_at is null))::int as silent,
      (count(*) filter (where reopened_at <= solved_at + interval '14 days' and reopening_undone_at is null))::int as reopened
    from solves s join shops p on p.id = s.shop_id where undone_at is null group by 1, 2, 3 order by 1, 2, 3`);
  expect([...days]).toEqual([...truth]);
}

async function solved(by: Parameters<typeof solveUpdate>[0], owner: MemberActor, notify = true) {
  const orderId = await makeOrder(owner.shopId);
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(by, { updateId, notify });
  return { orderId, updateId };
}

/** Solves told and silent, of a member and of a key, one re-opened. */
async function shopWithSolves() {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await solved(owner, owner);
  await solved(agent, owner, false);
  await solved((await makeKey(shopId)).actor, owner);
  const { orderId, updateId } = await solved(agent, owner);
  await reopenUpdate(await makeCustomer(shopId, orderId), { updateId });
  return { shopId, owner, agent, updateId };
}

/** Has a solve happen at another moment, or be re-opened at one. */
async function rewrite(updateId: string, set: string): Promise<void> {
  await withoutTrigger(
    ["solves", "solves_final"],
    (tx) => tx`update solves set ${tx.unsafe(set)} where update_id = ${updateId}`,
  );
}

test("kept exactly: told, silent, re-opened, of members and of keys", async () => {
  const { owner, agent } = await shopWithSolves();
  await expectExact();
  const { all, rows } = await readTeam(owner);
  expect(all).toMatchObject({ solved: 4, notAsked: 1, reopened: 1 });
  expect(rows.find((row) => row.memberId === agent.memberId)).toMatchObject({ solved: 2 });
});

test("a solve that is undone counts nowhere, solved again it counts once", async () => {
  const { owner, agent } = await shopWithSolves();
  const { updateId } = await solved(agent, owner);
  await undoSolve(agent, { updateId });
  await expectExact();
  expect((await readTeam(owner)).all.solved).toBe(4);
  await solveUpdate(agent, { updateId, notify: false });
  await expectExact();
  expect((await readTeam(owner)).all).toMatchObject({ solved: 5, notAsked: 2 });
});

test("only a re-opening within 14 days counts, and none by mistake", async () => {
  const { owner, updateId } = await shopWithSolves();
  const reopened = async () => (await readTeam(owner)).all.reopened;
  await rewrite(updateId, "reopened_at = solved_at + interval '14 days 1 second'");
  expect(await reopened()).toBe(0);
  await rewrite(updateId, "reopened_at = solved_at + interval '14 days'");
  expect(await reopened()).toBe(1);
  await rewrite(updateId, "reopening_undone_at = reopened_at");
  expect(await reopened()).toBe(0);
  await expectExact();
});

test("a solve belongs to the day on the shop's wall, and to another day once the shop moves", async () => {
  const { shopId, updateId } = await shopWithSolves();
  await rewrite(
    updateId,
    "solved_at = '2026-03-29T22:30:00Z', reopened_at = '2026-03-30T22:30:00Z'",
  );
  await expectExact();
  for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"]) {
    await moveShop(shopId, zone);
    await expectExact();
  }
});

test("removing the test order takes its solve back", async () => {
  const { owner } = await shopWithSolves();
  const { solved: before } = (await readTeam(owner)).all;
  await startTest(owner, "en");
  expect((await readTeam(owner)).all.solved).toBe(before + 1);
  await removeTest(owner);
  expect((await readTeam(owner)).all.solved).toBe(before);
  await expectExact();
});

test("exact when many solve at once while the shop moves back and forth", async () => {
  const { shopId, owner } = await makeShop();
  const key = await makeKey(shopId);
  const open = await Promise.all(
    Array.from({ length: 24 }, async () => makeUpdate(owner, await makeOrder(shopId))),
  );
  const solve = (updateId: string, n: number) =>
    solveUpdate(n % 3 === 0 ? key.actor : owner, { updateId, notify: n % 2 === 0 });
  await Promise.all([
    ...open.slice(0, 12).map(solve),
    moveShop(shopId, "Pacific/Auckland"),
    ...open.slice(12).map(solve),
    moveShop(shopId, "America/Los_Angeles"),
  ]);
  await expectExact();
  expect((await readTeam(owner)).all.solved).toBe(24);
});

test("a solve under way while the shop moves is counted on the new zone's day", async () => {
  const { shopId, owner } = await makeShop();
  const updateId = await makeUpdate(owner, await makeOrder(shopId));
  // A day and an hour apart: another date, whatever the hour.
  await moveShop(shopId, "Pacific/Kiritimati");
  let moved: Promise<unknown> | undefined;
  await transaction(async () => {
    await solveUpdate(owner, { updateId, notify: false });
    moved = withConnection(
      env().DATABASE_URL,
      (other) => other`update shops set time_zone = 'Pacific/Pago_Pago' where id = ${shopId}`,
    );
    await untilSomebodyWaits();
  });
  await moved;
  await expectExact();
});
