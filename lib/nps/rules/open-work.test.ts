import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { events, mails, members, npsDays, npsReviews, orders, shops, statuses } from "@/db/schema";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { removeRule, switchRule } from "@/lib/nps/rules/arrange-rules";
import { commentReview } from "@/lib/nps/store-review";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeOrder, makeUpdate, settingsOf } from "@/lib/testing/factories";
import { giveAnswer, makeNpsScene, makeRule, updatesOn } from "@/lib/testing/nps-rules";
import { logOf, mailsOf } from "@/lib/testing/rows";
import { takeUpdate } from "@/lib/updates/home/take-update";
import { listCards } from "@/lib/updates/queries";

const reviewOf = async (id: number) => {
  const [row] = await database().select().from(npsReviews).where(eq(npsReviews.id, id));
  if (!row) throw new Error("No such answer.");
  return row;
};

test("a low score opens an update for the team alone, linked both ways", async () => {
  const scene = await makeNpsScene();
  const { shopId, owner, orderId, statusId } = scene;
  const agent = await makeMember(shopId, "agent");
  const ruleId = await makeRule(scene, { assigneeId: agent.memberId, priority: "urgent" });
  const reviewId = await giveAnswer(scene, { score: 3, comment: "Chipped again" });
  const [update, ...others] = await updatesOn(scene, orderId);
  expect(others).toEqual([]);
  expect(update).toMatchObject({
    title: "Low score: 3 of 10",
    statusId,
    priority: "urgent",
    assigneeId: agent.memberId,
    visibleAt: null,
    waitingSince: null,
    openedByMemberId: null,
  });
  expect(await reviewOf(reviewId)).toMatchObject({ workUpdateId: update?.id, ruleId });
  const log = await database().select().from(events).where(eq(events.shopId, shopId));
  expect(log).toMatchObject([
    { type: "update.opened", actorKind: "system", data: { toId: agent.memberId, reviewId } },
  ]);
  const [card] = await listCards(owner, orderId);
  expect(card).toMatchObject({
    openedBy: { kind: "system" },
    priority: "urgent",
    answers: [{ id: reviewId, score: 3, comment: "Chipped again", opened: true }],
  });
  expect(await database().select().from(mails).where(eq(mails.shopId, shopId))).toMatchObject([
    { kind: "update.opened", memberId: agent.memberId, updateId: update?.id },
  ]);
});

test("who hears of it: the rule's member, who answers for what was asked about, the alert list", async () => {
  const scene = await makeNpsScene();
  const { shopId, owner, orderId } = scene;
  const agent = await makeMember(shopId, "agent");
  await makeRule(scene);
  const told = async (reviewId: number) => {
    const { workUpdateId } = await reviewOf(reviewId);
    const rows = await mailsOf(owner, workUpdateId ?? "", "update.opened");
    return rows.map(({ memberId }) => memberId);
  };
  expect(await told(await giveAnswer(scene, { score: 2, person: "one" }))).toEqual([
    owner.memberId,
  ]);
  const about = await makeUpdate(agent, orderId);
  const asked = { score: 2, person: "two", updateId: about };
  expect(await told(await giveAnswer(scene, asked))).toEqual([agent.memberId]);
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), alertAdmins: false });
  const reviewId = await giveAnswer(scene, { score: 2, person: "three" });
  expect(await told(reviewId)).toEqual([]);
  expect(await logOf(owner, (await reviewOf(reviewId)).workUpdateId ?? "")).toContain(
    "alert.nobody",
  );
});

test("the email quotes the words that came after the score, and not to whom somebody else took it from", async () => {
  const scene = await makeNpsScene();
  const { shopId, owner } = scene;
  const agent = await makeMember(shopId, "agent");
  await makeRule(scene);
  const answer = async (person: string) => {
    const reviewId = await giveAnswer(scene, { score: 3, comment: null, person });
    return { reviewId, updateId: (await reviewOf(reviewId)).workUpdateId ?? "" };
  };
  const { reviewId, updateId } = await answer("one");
  await transaction((tx) => commentReview(tx, { shopId, reviewId, comment: "Chipped again" }));
  const other = await answer("two");
  await takeUpdate(agent, { updateId: other.updateId });
  await deliverAll(shopId);
  const [mail] = await mailsOf(owner, updateId, "update.opened");
  expect((await sentMessage(shopId, mail?.id ?? "")).text).toMatch(/> Chipped again[\s\S]*3 of 10/);
  expect(await mailsOf(owner, other.updateId, "update.opened")).toMatchObject([
    { dropReason: "reassigned" },
  ]);
});

test("scores above, rules that are off and other categories open nothing", async () => {
  const scene = await makeNpsScene();
  const off = await makeRule(scene, { maxScore: 10 });
  await switchRule(scene.owner, { ruleId: off, active: false });
  await makeRule(scene, { maxScore: 10, categoryId: scene.otherCategoryId });
  await makeRule(scene, { maxScore: 5 });
  await giveAnswer(scene, { score: 6 });
  expect(await updatesOn(scene, scene.orderId)).toEqual([]);
});

test("the first rule in order that fits counts, and a later comment can make one fit", async () => {
  const scene = await makeNpsScene();
  await makeRule(scene, { keywords: ["broken"], title: "Broken" });
  await makeRule(scene, { maxScore: 3, title: "Very low" });
  await giveAnswer(scene, { score: 2, comment: "Arrived broken" });
  const later = await giveAnswer(scene, { score: 6, categoryId: scene.otherCategoryId });
  const comment = (words: string) =>
    transaction((tx) =>
      commentReview(tx, { shopId: scene.shopId, reviewId: later, comment: words }),
    );
  await comment("All well");
  expect((await updatesOn(scene, scene.orderId)).map(({ title }) => title)).toEqual(["Broken"]);
  await comment("No, it is broken");
  await comment("Very broken");
  const titles = (await updatesOn(scene, scene.orderId)).map(({ title }) => title);
  expect(titles).toEqual(["Broken", "Broken"]);
});

test("an answer that replaces another of the day opens no second update", async () => {
  const scene = await makeNpsScene();
  await makeRule(scene);
  const first = await giveAnswer(scene, { score: 3 });
  expect(await giveAnswer(scene, { score: 1, comment: "Worse" })).toBe(first);
  expect(await updatesOn(scene, scene.orderId)).toHaveLength(1);
});

test("people who are no customers, and customers without an order, open nothing", async () => {
  const scene = await makeNpsScene();
  await makeRule(scene, { maxScore: 10 });
  const device = { customerId: null, orderId: null, person: "deviceId:abc" };
  const id = await giveAnswer(scene, { score: 0, ...device });
  expect(await reviewOf(id)).toMatchObject({ workUpdateId: null, ruleId: null });
  // Clara's only order is another customer's from now on.
  const [order] = await database().select().from(orders).where(eq(orders.id, scene.orderId));
  await makeOrder(scene.shopId, {
    externalId: order?.externalId ?? "",
    customer: { email: "other@example.com", name: "Other" },
  });
  await giveAnswer(scene, { score: 0 });
  expect(await updatesOn(scene, scene.orderId)).toEqual([]);
});

test("an order that is somebody else's gives way to the customer's latest", async () => {
  const scene = await makeNpsScene();
  await makeRule(scene);
  const foreign = await makeOrder(scene.shopId);
  await giveAnswer(scene, { score: 1, orderId: foreign });
  await giveAnswer(scene, { score: 1, orderId: null, categoryId: scene.otherCategoryId });
  expect(await updatesOn(scene, foreign)).toEqual([]);
  expect(await updatesOn(scene, scene.orderId)).toHaveLength(2);
});

test("a member who has left gets nothing, and an archived status gives way", async () => {
  const scene = await makeNpsScene();
  const { shopId, orderId } = scene;
  const agent = await makeMember(shopId, "agent");
  await makeRule(scene, { assigneeId: agent.memberId });
  await database()
    .update(members)
    .set({ deactivatedAt: new Date() })
    .where(eq(members.id, agent.memberId));
  const rows = await database().select().from(statuses).where(eq(statuses.shopId, shopId));
  const opened = rows.find(({ id }) => id !== scene.statusId)?.id ?? "";
  await database().update(shops).set({ openedStatusId: opened }).where(eq(shops.id, shopId));
  await database()
    .update(statuses)
    .set({ archivedAt: new Date() })
    .where(eq(statuses.id, scene.statusId));
  await giveAnswer(scene, { score: 2 });
  expect(await updatesOn(scene, orderId)).toMatchObject([{ assigneeId: null, statusId: opened }]);
});

test("nothing is opened for an erased customer", async () => {
  const scene = await makeNpsScene();
  await makeRule(scene);
  await eraseCustomer(scene.owner, {
    customerId: scene.customerId,
    confirmation: "Clara Jørgensen",
  });
  await giveAnswer(scene, { score: 2 });
  expect(await updatesOn(scene, scene.orderId)).toEqual([]);
});

test("answers, comments and the rule's end at once: one update each, nobody waits for ever", async () => {
  for (let round = 0; round < 6; round += 1) {
    const scene = await makeNpsScene();
    const { shopId, owner, orderId } = scene;
    const ruleId = await makeRule(scene, { maxScore: 10 });
    const reviewId = await giveAnswer(scene, { score: 8, categoryId: scene.otherCategoryId });
    await removeRule(owner, { ruleId });
    const second = await makeRule(scene, { keywords: ["late"], maxScore: 10 });
    await Promise.all([
      giveAnswer(scene, { score: 1, comment: "late" }),
      giveAnswer(scene, { score: 2, comment: "too late" }),
      giveAnswer(scene, { score: 3 }),
      transaction((tx) => commentReview(tx, { shopId, reviewId, comment: "late" })),
      transaction((tx) => commentReview(tx, { shopId, reviewId, comment: "too late" })),
      round % 2 ? removeRule(owner, { ruleId: second }) : undefined,
    ]);
    const rows = await database().select().from(npsReviews).where(eq(npsReviews.shopId, shopId));
    const linked = rows.flatMap(({ workUpdateId }) => workUpdateId ?? []);
    const open = (await updatesOn(scene, orderId)).map(({ id }) => id);
    expect(open.sort()).toEqual(linked.sort());
    expect(new Set(linked).size).toBe(linked.length);
    if (round % 2 === 0) expect(rows.map(({ ruleId: of }) => of)).toContain(second);
    const days = await database().select().from(npsDays).where(eq(npsDays.shopId, shopId));
    expect(days.reduce((sum, { answers }) => sum + answers, 0)).toBe(2);
  }
});
