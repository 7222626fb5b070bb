import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { submitRating } from "@/lib/ratings/submit-rating";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { logOf, mailsOf, solvesOf, updateRow } from "@/lib/testing/rows";
import { changeStatus } from "@/lib/updates/change-update";
import { listChoices } from "@/lib/updates/queries";
import { showUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";

async function open(internal = false) {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { internal });
  return { shopId, owner, orderId, updateId };
}

test("notifying emails the customer and is logged", async () => {
  const { owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  const { solvedAt } = await updateRow(owner, updateId);
  expect(await solvesOf(owner, updateId)).toMatchObject([
    { number: 1, solvedAt, notifiedAt: solvedAt, byMemberId: owner.memberId, reopenedAt: null },
  ]);
  expect(await mailsOf(owner, updateId, "update.solved")).toHaveLength(1);
  expect((await logOf(owner, updateId)).at(-1)).toBe("update.solved");
});

test("solving silently sends no email at all", async () => {
  const { owner, updateId } = await open();
  const before = await mailsOf(owner, updateId);
  await solveUpdate(owner, { updateId, notify: false });
  expect(await mailsOf(owner, updateId)).toEqual(before);
  expect(await solvesOf(owner, updateId)).toMatchObject([{ notifiedAt: null }]);
});

test("an update the customer cannot see is solved without telling", async () => {
  const { owner, updateId } = await open(true);
  await solveUpdate(owner, { updateId, notify: true });
  expect(await mailsOf(owner, updateId)).toEqual([]);
});

test("an order without an address cannot be notified, and stays open", async () => {
  const { shopId, owner } = await open();
  const orderId = await makeOrder(shopId, { customer: { email: null, name: "Walk-in" } });
  const updateId = await makeUpdate(owner, orderId);
  await expect(solveUpdate(owner, { updateId, notify: true })).rejects.toMatchObject({
    code: "invalid",
    fields: { notify: "noAddress" },
  });
  expect((await updateRow(owner, updateId)).solvedAt).toBeNull();
  await solveUpdate(owner, { updateId, notify: false });
});

test("solving shows the shop's solved status and re-opening brings the former one back", async () => {
  const { owner, updateId } = await open();
  const { statuses } = await listChoices(owner);
  const urgent = statuses.find((status) => status.name === "Urgent");
  const solved = statuses.find((status) => status.name === "Solved");
  await changeStatus(owner, { updateId, statusId: urgent?.id ?? "" });
  await solveUpdate(owner, { updateId, notify: false });
  expect((await updateRow(owner, updateId)).statusId).toBe(solved?.id);
  await reopenUpdate(owner, { updateId });
  expect((await updateRow(owner, updateId)).statusId).toBe(urgent?.id);
});

test("two solves and a re-open show three lines", async () => {
  const { owner, updateId } = await open();
  const before = (await logOf(owner, updateId)).length;
  await solveUpdate(owner, { updateId, notify: true });
  await reopenUpdate(owner, { updateId });
  await solveUpdate(owner, { updateId, notify: true });
  expect((await logOf(owner, updateId)).slice(before)).toEqual([
    "update.solved",
    "update.reopened",
    "update.solved",
  ]);
});

test("re-opening drops the waiting request, and the next solve asks again", async () => {
  const { owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  await reopenUpdate(owner, { updateId });
  await solveUpdate(owner, { updateId, notify: true });
  const asked = await mailsOf(owner, updateId, "update.solved");
  expect(asked.map((mail) => [mail.solveNumber, mail.state, mail.dropReason])).toEqual([
    [1, "dropped", "reopened"],
    [2, "queued", null],
  ]);
});

test("what the state machine refuses", async () => {
  const { shopId, owner, orderId, updateId } = await open();
  await expect(reopenUpdate(owner, { updateId })).rejects.toMatchObject({ code: "not_solved" });
  await solveUpdate(owner, { updateId, notify: false });
  await expect(solveUpdate(owner, { updateId, notify: true })).rejects.toMatchObject({
    code: "already_solved",
  });
  await submitRating(await makeCustomer(shopId, orderId), { updateId, stars: 5, comment: null });
  await expect(solveUpdate(owner, { updateId, notify: true })).rejects.toMatchObject({
    code: "already_rated",
  });
  await expect(reopenUpdate(owner, { updateId })).rejects.toMatchObject({ code: "already_rated" });
});

test("another shop's update is not there", async () => {
  const { updateId } = await open();
  const { owner: stranger } = await makeShop("Other");
  await expect(solveUpdate(stranger, { updateId, notify: false })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(showUpdate(stranger, { updateId })).rejects.toMatchObject({ code: "not_found" });
});

test("the customer's re-open is mailed to the assignee, else to the alert list, and waits for us", async () => {
  const { shopId, owner, orderId } = await open();
  const agent = await makeMember(shopId, "agent");
  const customer = await makeCustomer(shopId, orderId);
  const assigned = await makeUpdate(owner, orderId, { assigneeId: agent.memberId });
  const unassigned = await makeUpdate(owner, orderId);
  for (const updateId of [assigned, unassigned]) {
    await solveUpdate(owner, { updateId, notify: false });
    await reopenUpdate(customer, { updateId });
    expect((await updateRow(owner, updateId)).waitingSince).not.toBeNull();
  }
  const told = async (updateId: string) =>
    (await mailsOf(owner, updateId, "update.reopened")).map((mail) => mail.memberId);
  expect(await told(assigned)).toEqual([agent.memberId]);
  expect(await told(unassigned)).toEqual([owner.memberId]);
});

test("of many simultaneous solves one wins and one set of mails is queued", async () => {
  const { owner, updateId } = await open();
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => solveUpdate(owner, { updateId, notify: true })),
  );
  const refused = tries.filter((result) => result.status === "rejected");
  expect(refused.map((result) => result.reason.code)).toEqual(Array(9).fill("already_solved"));
  expect(await mailsOf(owner, updateId, "update.solved")).toHaveLength(1);
});

test("the same form sent many times takes effect once and answers alike", async () => {
  const { owner, updateId } = await open();
  const submissionId = randomUUID();
  const receipts = await Promise.all(
    Array.from({ length: 5 }, () => solveUpdate(owner, { updateId, notify: true, submissionId })),
  );
  expect(receipts).toEqual(Array(5).fill({ updateId, undoSeconds: 20 }));
  expect((await logOf(owner, updateId)).filter((type) => type === "update.solved")).toHaveLength(1);
});

test("a key's solve is the key's, unless it is linked to a member", async () => {
  const { shopId, owner, orderId } = await open();
  const agent = await makeMember(shopId, "agent");
  const [plain, linked] = [await makeKey(shopId), await makeKey(shopId, ["write"], agent.memberId)];
  const first = await makeUpdate(owner, orderId);
  const second = await makeUpdate(owner, orderId);
  await solveUpdate(plain.actor, { updateId: first, notify: false });
  await solveUpdate(linked.actor, { updateId: second, notify: false });
  expect(await solvesOf(owner, first)).toMatchObject([
    { byMemberId: null, byApiKeyId: plain.actor.keyId },
  ]);
  expect(await solvesOf(owner, second)).toMatchObject([
    { byMemberId: agent.memberId, byApiKeyId: null },
  ]);
});
