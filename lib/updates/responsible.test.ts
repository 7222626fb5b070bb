import { describe, expect, test } from "vitest";
import { transaction } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { saveShop } from "@/lib/shops/save-shop";
import { readShopSettings } from "@/lib/shops/settings-queries";
import {
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { assignUpdate } from "@/lib/updates/change-update";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { recipientsOf } from "@/lib/updates/recipients";
import { type Candidates, REASONS, responsibleMember } from "@/lib/updates/responsible";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const seat = (memberId: string) => ({
  memberId,
  name: memberId,
  address: `${memberId}@staff.test`,
});
const all: Candidates = { assignee: "ann", solver: "ben", writer: "cleo", opener: "dan" };

describe("the rule", () => {
  const seats = Object.values(all).map((id) => seat(id ?? ""));
  test.each([
    ["assignee", "ann"],
    ["solver", "ben"],
    ["writer", "cleo"],
    ["opener", "dan"],
  ] as const)("%s before those after", (why, memberId) => {
    const before = REASONS.slice(0, REASONS.indexOf(why));
    const nobody = Object.fromEntries(before.map((reason) => [reason, null]));
    expect(responsibleMember({ ...all, ...nobody }, seats)).toMatchObject({ why, memberId });
    // The same where they have left.
    const left = seats.filter((one) => !before.some((reason) => all[reason] === one.memberId));
    expect(responsibleMember(all, left)).toMatchObject({ why, memberId });
  });

  test("nobody, where all have left or there never was anybody", () => {
    expect(responsibleMember(all, [seat("eve")])).toBeNull();
    const none = { assignee: null, solver: null, writer: null, opener: null };
    expect(responsibleMember(none, seats)).toBeNull();
  });
});

type Scene = { owner: MemberActor; shopId: string; team: MemberActor[] };

/** A shop that assigns nobody by itself, with four agents. */
async function scene(): Promise<Scene> {
  const { owner, shopId } = await makeShop();
  const { shop } = await readShopSettings(owner);
  await saveShop(owner, { ...shop, locale: "en", autoAssign: false });
  const names = ["Ann", "Ben", "Cleo", "Dan"];
  const team = [];
  for (const name of names) team.push(await makeMember(shopId, "agent", name));
  return { owner, shopId, team };
}

const factsOf = (shopId: string, updateId: string) =>
  transaction((tx) => readLoopFacts(tx, shopId, updateId));

test("each member in turn, as those before them leave; then the alert list, then nobody", async () => {
  const { owner, shopId, team } = await scene();
  const [ann, ben, cleo, dan] = team as [MemberActor, MemberActor, MemberActor, MemberActor];
  const updateId = await makeUpdate(dan, await makeOrder(shopId));
  const told = async () => {
    const facts = await factsOf(shopId, updateId);
    const to = recipientsOf("update.customer_wrote", facts);
    return [
      facts.responsible?.why ?? null,
      ...to.map(({ memberId, address }) => memberId ?? address),
    ];
  };
  expect(await told()).toEqual(["writer", dan.memberId]);
  await writeNote(cleo, { updateId, kind: "customer", body: "Hello." });
  await writeNote(ann, { updateId, kind: "internal", body: "Internal notes do not count." });
  expect(await told()).toEqual(["writer", cleo.memberId]);
  await solveUpdate(ann, { updateId, notify: false });
  await reopenUpdate(ann, { updateId });
  await solveUpdate(ben, { updateId, notify: false });
  expect(await told()).toEqual(["solver", ben.memberId]);
  await assignUpdate(owner, { updateId, assigneeId: ann.memberId });
  expect(await told()).toEqual(["assignee", ann.memberId]);

  await deactivateMember(owner, { memberId: ann.memberId });
  expect(await told()).toEqual(["solver", ben.memberId]);
  await deactivateMember(owner, { memberId: ben.memberId });
  expect(await told()).toEqual(["writer", cleo.memberId]);
  await deactivateMember(owner, { memberId: cleo.memberId });
  expect(await told()).toEqual(["opener", dan.memberId]);
  await deactivateMember(owner, { memberId: dan.memberId });
  expect(await told()).toEqual([null, owner.memberId]);
  await saveRatingSettings(owner, {
    ...(await settingsOf(owner)),
    alertAdmins: false,
    alertAddresses: ["boss@shop.test"],
  });
  expect(await told()).toEqual([null, "boss@shop.test"]);
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), alertAddresses: [] });
  expect(await told()).toEqual([null]);
});

test("what a key does counts for the member it speaks for, and a key of nobody's for nobody", async () => {
  const { owner, shopId, team } = await scene();
  const [ann, ben] = team as [MemberActor, MemberActor];
  const orderId = await makeOrder(shopId);
  const updateId = await makeUnassigned(shopId, orderId);
  expect((await factsOf(shopId, updateId)).responsible).toBeNull();
  const ofAnn = await makeKey(shopId, ["write"], ann.memberId);
  await writeNote(ofAnn.actor, { updateId, kind: "customer", body: "Hello." });
  expect((await factsOf(shopId, updateId)).responsible).toMatchObject({
    memberId: ann.memberId,
    why: "writer",
  });
  const ofBen = await makeKey(shopId, ["write"], ben.memberId);
  await solveUpdate(ofBen.actor, { updateId, notify: false });
  await reopenUpdate(owner, { updateId });
  await solveUpdate((await makeKey(shopId)).actor, { updateId, notify: false });
  expect((await factsOf(shopId, updateId)).responsible).toMatchObject({
    memberId: ben.memberId,
    why: "solver",
  });
});
