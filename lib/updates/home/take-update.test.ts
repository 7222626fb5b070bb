import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { MemberActor } from "@/lib/identity/actor";
import { makeMember, makeOrder, makeShop, makeUnassigned } from "@/lib/testing/factories";
import { logOf, updateRow } from "@/lib/testing/rows";
import { takeUpdate } from "@/lib/updates/home/take-update";

let owner: MemberActor;
beforeAll(async () => {
  ({ owner } = await makeShop());
});

const unassigned = async () => makeUnassigned(owner.shopId, await makeOrder(owner.shopId));

test("of many who take an update at once one gets it, and it stays theirs", async () => {
  const team = await Promise.all([1, 2, 3, 4].map(() => makeMember(owner.shopId, "agent")));
  const updateId = await unassigned();
  const results = await Promise.allSettled(team.map((member) => takeUpdate(member, { updateId })));
  const winner = team[results.findIndex((result) => result.status === "fulfilled")];
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill("already_taken"));
  expect((await updateRow(owner, updateId)).assigneeId).toBe(winner?.memberId);
  expect((await logOf(owner, updateId)).filter((type) => type === "update.assigned")).toHaveLength(
    1,
  );
});

test("taken twice by the same person it is taken once", async () => {
  const updateId = await unassigned();
  const submissionId = randomUUID();
  await Promise.all([1, 2, 3].map(() => takeUpdate(owner, { updateId, submissionId })));
  await takeUpdate(owner, { updateId });
  expect((await logOf(owner, updateId)).filter((type) => type === "update.assigned")).toHaveLength(
    1,
  );
});

test("another shop's update does not exist", async () => {
  const { owner: stranger } = await makeShop("Elsewhere");
  const updateId = await unassigned();
  await expect(takeUpdate(stranger, { updateId })).rejects.toMatchObject({ code: "not_found" });
  expect((await updateRow(owner, updateId)).assigneeId).toBeNull();
});
