import { beforeEach, expect, test } from "vitest";
import type { MemberActor } from "@/lib/identity/actor";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { listChanges } from "@/lib/shops/log-queries";
import { saveShop } from "@/lib/shops/save-shop";
import { readShopSettings } from "@/lib/shops/settings-queries";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
} from "@/lib/testing/factories";
import { logOf, mailsOf, updateRow } from "@/lib/testing/rows";
import { assignUpdate } from "@/lib/updates/change-update";
import { takeUpdate } from "@/lib/updates/home/take-update";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let agent: MemberActor;
let shopId: string;
let orderId: string;

beforeEach(async () => {
  ({ owner, shopId } = await makeShop());
  agent = await makeMember(shopId, "agent", "Amara Osei");
  orderId = await makeOrder(shopId);
});

const told = async (updateId: string) =>
  (await mailsOf(owner, updateId, "update.assigned")).map(({ memberId, state, dropReason }) => [
    memberId,
    dropReason ?? state,
  ]);
const assigneeOf = async (updateId: string) => (await updateRow(owner, updateId)).assigneeId;

test("whoever is given an update by somebody else is mailed, with who did it and whether somebody waits", async () => {
  const updateId = await makeUpdate(owner, orderId);
  const customer = await makeCustomer(shopId, orderId);
  await writeNote(customer, { updateId, kind: "customer", body: "Hello?" });
  await assignUpdate(owner, { updateId, assigneeId: agent.memberId });
  await deliverAll(shopId);
  expect(await told(updateId)).toEqual([[agent.memberId, "sent"]]);
  const [mail] = await mailsOf(owner, updateId, "update.assigned");
  const { text, subject } = await sentMessage(shopId, mail?.id ?? "");
  expect(subject).toMatch(/^Assigned to you on order/);
  expect(text).toContain("Ida Lindqvist assigned this update to you");
  expect(text).toContain("has been waiting for a reply since");
});

test("nobody is told of what they did, of losing it, or of nothing", async () => {
  const updateId = await makeUpdate(owner, orderId, { assigneeId: agent.memberId });
  expect(await told(updateId)).toEqual([[agent.memberId, "queued"]]);
  await assignUpdate(owner, { updateId, assigneeId: agent.memberId });
  await assignUpdate(owner, { updateId, assigneeId: null });
  await takeUpdate(agent, { updateId });
  await assignUpdate(agent, { updateId, assigneeId: null });
  await assignUpdate(agent, { updateId, assigneeId: agent.memberId });
  expect(await told(updateId)).toEqual([[agent.memberId, "queued"]]);
  const own = await makeUpdate(agent, orderId, { assigneeId: agent.memberId });
  expect(await told(own)).toEqual([]);
});

test("a key tells the member it assigns, but not the one it speaks for", async () => {
  const { actor } = await makeKey(shopId, ["write"], agent.memberId);
  const updateId = await makeUpdate(owner, orderId);
  await assignUpdate(actor, { updateId, assigneeId: agent.memberId });
  expect(await told(updateId)).toEqual([]);
  await assignUpdate(actor, { updateId, assigneeId: owner.memberId });
  expect(await told(updateId)).toEqual([[owner.memberId, "queued"]]);
});

test("given on, taken away or gone before it leaves, it is not told", async () => {
  const [on, away, gone] = await Promise.all([1, 2, 3].map(() => makeUpdate(owner, orderId)));
  const leaver = await makeMember(shopId, "agent");
  await assignUpdate(owner, { updateId: on ?? "", assigneeId: agent.memberId });
  await assignUpdate(owner, { updateId: on ?? "", assigneeId: owner.memberId });
  await assignUpdate(owner, { updateId: away ?? "", assigneeId: agent.memberId });
  await assignUpdate(owner, { updateId: away ?? "", assigneeId: null });
  await assignUpdate(owner, { updateId: gone ?? "", assigneeId: leaver.memberId });
  await deactivateMember(owner, { memberId: leaver.memberId });
  await deliverAll(shopId);
  expect(await told(on ?? "")).toEqual([[agent.memberId, "reassigned"]]);
  expect(await told(away ?? "")).toEqual([[agent.memberId, "reassigned"]]);
  expect(await told(gone ?? "")).toEqual([[leaver.memberId, "member_gone"]]);
});

test("the first who writes to the customer, or solves, gets an update nobody has", async () => {
  const written = await makeUnassigned(shopId, orderId);
  await writeNote(agent, { updateId: written, kind: "internal", body: "Looking." });
  expect(await assigneeOf(written)).toBeNull();
  await writeNote(agent, { updateId: written, kind: "customer", body: "Hello." });
  await writeNote(owner, { updateId: written, kind: "customer", body: "Me too." });
  await solveUpdate(owner, { updateId: written, notify: false });
  expect(await assigneeOf(written)).toBe(agent.memberId);
  expect((await logOf(owner, written)).filter((type) => type === "update.assigned")).toHaveLength(
    1,
  );
  expect(await told(written)).toEqual([]);

  const solved = await makeUnassigned(shopId, orderId);
  await solveUpdate(agent, { updateId: solved, notify: false });
  expect(await assigneeOf(solved)).toBe(agent.memberId);

  const opened = await makeUpdate(agent, orderId);
  expect(await assigneeOf(opened)).toBe(agent.memberId);
  expect(await assigneeOf(await makeUpdate(agent, orderId, { internal: true }))).toBeNull();
});

test("of two who write at once one gets it", async () => {
  const updateId = await makeUnassigned(shopId, orderId);
  await Promise.all(
    [owner, agent].map((member) =>
      writeNote(member, { updateId, kind: "customer", body: "Hello." }),
    ),
  );
  expect([owner.memberId, agent.memberId]).toContain(await assigneeOf(updateId));
  expect((await logOf(owner, updateId)).filter((type) => type === "update.assigned")).toHaveLength(
    1,
  );
});

test("a program's note, or a key of somebody who has left, assigns nobody", async () => {
  const updateId = await makeUnassigned(shopId, orderId);
  const { actor } = await makeKey(shopId, ["write"], agent.memberId);
  await deactivateMember(owner, { memberId: agent.memberId });
  await writeNote(actor, { updateId, kind: "customer", body: "Hello." });
  expect(await assigneeOf(updateId)).toBeNull();
});

test("switched off, which stands in the log of settings, nobody is assigned by itself", async () => {
  const { shop } = await readShopSettings(owner);
  expect(shop.autoAssign).toBe(true);
  await saveShop(owner, { ...shop, locale: "en", autoAssign: false });
  expect((await readShopSettings(owner)).shop.autoAssign).toBe(false);
  const updateId = await makeUpdate(agent, orderId);
  await solveUpdate(agent, { updateId, notify: false });
  expect(await assigneeOf(updateId)).toBeNull();
  const { rows } = await listChanges(owner, { area: "shop", cursor: null, limit: 5 });
  expect(rows[0]).toMatchObject({ setting: "shop.autoAssign", from: true, to: false });
  // A form that does not know of it, such as the first steps', leaves it as it is.
  const { autoAssign: _, ...rest } = shop;
  await saveShop(owner, { ...rest, locale: "en", name: "Renamed" });
  expect((await readShopSettings(owner)).shop.autoAssign).toBe(false);
});
