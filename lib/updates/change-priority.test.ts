import { expect, test } from "vitest";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { logOf, updateRow } from "@/lib/testing/rows";
import { changePriority } from "@/lib/updates/change-update";
import { listWaiting } from "@/lib/updates/home/queries";
import { getCard } from "@/lib/updates/queries";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

test("a priority is kept, told in the log once, and shown where the update waits", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { assigneeId: owner.memberId });
  const agent = await makeMember(shopId, "agent");
  expect(await updateRow(owner, updateId)).toMatchObject({ priority: "normal" });
  await changePriority(agent, { updateId, priority: "urgent" });
  await changePriority(agent, { updateId, priority: "urgent" });
  expect((await logOf(owner, updateId)).slice(2)).toEqual(["update.priority_changed"]);
  const card = await getCard(owner, updateId);
  expect(card.priority).toBe("urgent");
  expect(card.events[0]?.data).toEqual({ fromPriority: "normal", toPriority: "urgent" });
  const customer = await makeCustomer(shopId, orderId);
  await writeNote(customer, { updateId, kind: "customer", body: "Hello?" });
  expect(await listWaiting(owner)).toMatchObject([{ updateId, priority: "urgent" }]);
});

test("only the team of the shop changes it, and only while the update is open", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: stranger } = await makeShop("Other");
  const updateId = await makeUpdate(owner, await makeOrder(shopId));
  const change = { updateId, priority: "high" } as const;
  await expect(changePriority(stranger, change)).rejects.toMatchObject({ code: "not_found" });
  await solveUpdate(owner, { updateId, notify: false });
  await expect(changePriority(owner, change)).rejects.toMatchObject({ code: "update_solved" });
});
