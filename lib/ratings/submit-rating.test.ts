import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { logOf, mailsOf, ratingsOf, updateRow } from "@/lib/testing/rows";
import { choose } from "@/lib/testing/tier";
import { assignUpdate, retitleUpdate } from "@/lib/updates/change-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

type Scene = {
  shopId: string;
  owner: MemberActor;
  agent: MemberActor;
  orderId: string;
  updateId: string;
  customer: CustomerActor;
};

/** A solved update, assigned to an agent and solved by the owner. */
async function solved(notify = true): Promise<Scene> {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { assigneeId: agent.memberId });
  await solveUpdate(owner, { updateId, notify });
  return { shopId, owner, agent, orderId, updateId, customer: await makeCustomer(shopId, orderId) };
}

const kindsAfter = async (scene: Scene) =>
  (await mailsOf(scene, scene.updateId))
    .filter((mail) => mail.kind.startsWith("rating."))
    .map((mail) => mail.kind);

test("a rating keeps what it was given for and closes the thread", async () => {
  const scene = await solved();
  const { updateId, customer, owner, agent } = scene;
  await submitRating(customer, { updateId, stars: 4, comment: "Quick, and right." });
  const [rating] = await ratingsOf(scene, updateId);
  expect(rating).toMatchObject({
    stars: 4,
    comment: "Quick, and right.",
    solverMemberId: owner.memberId,
    assigneeMemberId: agent.memberId,
    customerId: customer.customerId,
    source: "portal",
  });
  expect(rating?.solvedAt).toEqual((await updateRow(scene, updateId)).solvedAt);
  expect((await logOf(scene, updateId)).at(-1)).toBe("rating.submitted");
});

test.each([
  [5, ["rating.promoter", "rating.responsible"]],
  [4, ["rating.promoter", "rating.responsible"]],
  [3, ["rating.alert", "rating.detractor", "rating.responsible"]],
  [1, ["rating.alert", "rating.detractor", "rating.responsible"]],
])("%i stars trigger %j", async (stars, kinds) => {
  const scene = await solved();
  await submitRating(scene.customer, { updateId: scene.updateId, stars, comment: null });
  expect(await kindsAfter(scene)).toEqual(kinds);
});

test("a rating after a silent solve has the same follow-ups", async () => {
  const scene = await solved(false);
  await submitRating(scene.customer, { updateId: scene.updateId, stars: 2, comment: null });
  expect(await kindsAfter(scene)).toEqual([
    "rating.alert",
    "rating.detractor",
    "rating.responsible",
  ]);
});

test("follow-ups wait for the delay; the team is told at once", async () => {
  const scene = await solved();
  await saveRatingSettings(scene.owner, {
    ...(await settingsOf(scene.owner)),
    followUpDelayMinutes: 30,
  });
  await submitRating(scene.customer, { updateId: scene.updateId, stars: 1, comment: null });
  const rated = (await mailsOf(scene, scene.updateId)).filter((mail) => mail.ratingId);
  const minutes = Object.fromEntries(
    rated.map((mail) => [mail.kind, (mail.sendAt.getTime() - mail.createdAt.getTime()) / 60_000]),
  );
  expect(minutes).toEqual({ "rating.alert": 0, "rating.responsible": 0, "rating.detractor": 30 });
});

test("nobody is told twice: an assignee on the alert list gets one email", async () => {
  const scene = await solved();
  await assignUpdate(scene.owner, { updateId: scene.updateId, assigneeId: scene.owner.memberId });
  await submitRating(scene.customer, { updateId: scene.updateId, stars: 1, comment: null });
  const rated = (await mailsOf(scene, scene.updateId)).filter((mail) => mail.ratingId);
  const staff = rated.filter((mail) => mail.memberId);
  expect(staff.map((mail) => [mail.kind, mail.memberId])).toEqual([
    ["rating.responsible", scene.owner.memberId],
  ]);
});

test("an alert without a recipient is logged", async () => {
  const scene = await solved();
  const updateId = await makeUnassigned(scene.shopId, scene.orderId);
  await solveUpdate((await makeKey(scene.shopId)).actor, { updateId, notify: false });
  await saveRatingSettings(scene.owner, { ...(await settingsOf(scene.owner)), alertAdmins: false });
  await submitRating(scene.customer, { updateId, stars: 1, comment: null });
  expect(await logOf(scene, updateId)).toContain("alert.nobody");
});

test("each refusal, and that it leaves nothing behind", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const customer = await makeCustomer(shopId, orderId);
  const key = await makeKey(shopId);
  const internal = await makeUpdate(owner, orderId, { internal: true });
  const open = await makeUpdate(owner, orderId);
  const rating = { stars: 5, comment: null };
  await solveUpdate(owner, { updateId: internal, notify: false });
  const refused = (promise: Promise<unknown>) =>
    promise.then(
      () => "accepted",
      (error) => error.code,
    );
  expect(await refused(submitRating(customer, { updateId: internal, ...rating }))).toBe(
    "not_found",
  );
  expect(await refused(submitRating(key.actor, { updateId: internal, ...rating }))).toBe(
    "not_visible",
  );
  expect(await refused(submitRating(customer, { updateId: open, ...rating }))).toBe("not_solved");
  const weak = await makeKey(shopId, ["read", "write", "admin"]);
  expect(await refused(submitRating(weak.actor, { updateId: open, ...rating }))).toBe("forbidden");
  const stranger = await makeCustomer(shopId, await makeOrder(shopId));
  await solveUpdate(owner, { updateId: open, notify: false });
  expect(await refused(submitRating(stranger, { updateId: open, ...rating }))).toBe("not_found");
  expect(await ratingsOf({ shopId }, open)).toEqual([]);
  expect(await ratingsOf({ shopId }, internal)).toEqual([]);
});

test("ratings off refuse, comments off refuse a comment and drop nothing", async () => {
  const scene = await solved();
  const settings = await settingsOf(scene.owner);
  const rate = (comment: string | null) =>
    submitRating(scene.customer, { updateId: scene.updateId, stars: 5, comment });
  await saveRatingSettings(scene.owner, { ...settings, ratingsOn: false });
  await expect(rate(null)).rejects.toMatchObject({ code: "ratings_disabled" });
  await saveRatingSettings(scene.owner, { ...settings, commentOn: false });
  await expect(rate("Lovely.")).rejects.toMatchObject({ fields: { comment: "commentsOff" } });
  expect(await ratingsOf(scene, scene.updateId)).toEqual([]);
  await rate(null);
  expect(await ratingsOf(scene, scene.updateId)).toHaveLength(1);
});

test("kinds that were off stay unsent, each switch by itself", async () => {
  for (const [off, left] of [
    [{ followUpsOn: false }, ["rating.alert", "rating.responsible"]],
    [{ alertOn: false }, ["rating.detractor", "rating.responsible"]],
  ] as const) {
    const scene = await solved();
    await saveRatingSettings(scene.owner, { ...(await settingsOf(scene.owner)), ...off });
    await submitRating(scene.customer, { updateId: scene.updateId, stars: 1, comment: null });
    expect(await kindsAfter(scene)).toEqual(left);
  }
});

test("a rating is final for everything but assignment", async () => {
  const scene = await solved();
  const { updateId, owner, customer, agent } = scene;
  await submitRating(customer, { updateId, stars: 5, comment: null });
  const acts = [
    () => submitRating(customer, { updateId, stars: 1, comment: null }),
    () => reopenUpdate(customer, { updateId }),
    () => reopenUpdate(owner, { updateId }),
    () => writeNote(customer, { updateId, kind: "customer", body: "One more thing" }),
    () => writeNote(owner, { updateId, kind: "customer", body: "One more thing" }),
    () => writeNote(owner, { updateId, kind: "internal", body: "One more thing" }),
    () => retitleUpdate(owner, { updateId, title: "Another" }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "already_rated" });
  await assignUpdate(owner, { updateId, assigneeId: null });
  expect((await ratingsOf(scene, updateId))[0]?.assigneeMemberId).toBe(agent.memberId);
});

test("the database itself refuses to change what is rated", async () => {
  const scene = await solved();
  await submitRating(scene.customer, { updateId: scene.updateId, stars: 5, comment: "Fine" });
  const statements = [
    sql`update updates set solved_at = null, rated_at = null where id = ${scene.updateId}`,
    sql`update updates set title = 'x' where id = ${scene.updateId}`,
    sql`update ratings set stars = 1 where update_id = ${scene.updateId}`,
    sql`update ratings set solver_member_id = null where update_id = ${scene.updateId}`,
    sql`delete from events where update_id = ${scene.updateId}`,
    sql`update events set data = '{}' where update_id = ${scene.updateId}`,
    sql`truncate events`,
  ];
  for (const statement of statements) {
    await expect(database().execute(statement)).rejects.toThrow();
  }
});

test("of many simultaneous ratings one wins", async () => {
  const scene = await solved();
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      submitRating(scene.customer, {
        updateId: scene.updateId,
        stars: (index % 5) + 1,
        comment: null,
      }),
    ),
  );
  const refused = tries.filter((result) => result.status === "rejected");
  expect(refused.map((result) => result.reason.code)).toEqual(Array(19).fill("already_rated"));
  expect(await ratingsOf(scene, scene.updateId)).toHaveLength(1);
});

test("the same form sent many times is one rating with one answer", async () => {
  const scene = await solved();
  const input = { updateId: scene.updateId, stars: 5, comment: null, submissionId: randomUUID() };
  const receipts = await Promise.all(
    Array.from({ length: 8 }, () => submitRating(scene.customer, input)),
  );
  expect(new Set(receipts.map((receipt) => receipt.ratingId)).size).toBe(1);
  expect(await kindsAfter(scene)).toEqual(["rating.promoter", "rating.responsible"]);
});

test("of a rating against a re-open exactly one wins", async () => {
  for (let round = 0; round < choose(10, 100); round += 1) {
    const scene = await solved(false);
    const { updateId, customer, owner } = scene;
    const results = await Promise.allSettled([
      submitRating(customer, { updateId, stars: 5, comment: null }),
      reopenUpdate(owner, { updateId }),
    ]);
    const won = results.map((result) => result.status === "fulfilled");
    const row = await updateRow(scene, updateId);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(row.ratedAt !== null).toBe(won[0]);
    expect(row.solvedAt !== null).toBe(won[0]);
    expect(await ratingsOf(scene, updateId)).toHaveLength(won[0] ? 1 : 0);
  }
});
