import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { npsCategories, npsChannels, npsDays } from "@/db/schema";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import type { MemberActor, NpsActor } from "@/lib/identity/actor";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { commentAnswer } from "@/lib/nps/answer/comment-answer";
import { getAnswer } from "@/lib/nps/answer/queries";
import { commentSchema } from "@/lib/nps/answer/schema";
import { personOf } from "@/lib/nps/record-review";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { invitationRow, makeInvitation, makeSurvey } from "@/lib/testing/nps";
import { expireLinks, updateRow } from "@/lib/testing/rows";
import { reviewsOf, versionsOf } from "@/lib/testing/survey";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate } from "@/lib/updates/solve-update";

let owner: MemberActor;
beforeEach(async () => {
  ({ owner } = await makeShop());
});

/** The person following the link. */
async function invited(token: string): Promise<NpsActor> {
  const link = await readNpsLink(token);
  if (link.state !== "good") throw new Error(`The link is ${link.state}.`);
  return link.actor;
}

const settled = (work: Promise<unknown>) => work.then(() => "done").catch((error) => error.code);

test("an answer is stored with everything known about who gave it", async () => {
  const { token, updateId, orderId, customerId, invitationId } = await makeInvitation(owner);
  await answerInvitation(await invited(token), 0);
  const [review] = await reviewsOf(owner.shopId);
  expect(review).toMatchObject({
    score: 0,
    lowest: 0,
    comment: null,
    person: personOf(customerId),
    customerId,
    orderId,
    updateId,
    hadContact: true,
  });
  const invitation = await invitationRow(owner.shopId, invitationId);
  expect(invitation.reviewId).toBe(review?.id);
  expect(invitation.answeredAt).not.toBeNull();
  expect(await readNpsLink(token)).toMatchObject({ state: "answered", ticketId: updateId });
});

test("of twenty answers at once one counts", async () => {
  const { token } = await makeInvitation(owner);
  const actor = await invited(token);
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => settled(answerInvitation(actor, n % 11))),
  );
  expect(all.sort()).toEqual([...Array(19).fill("already_rated"), "done"]);
  expect(await reviewsOf(owner.shopId)).toHaveLength(1);
  const days = await database().select().from(npsDays).where(eq(npsDays.shopId, owner.shopId));
  expect(days.reduce((sum, day) => sum + day.answers, 0)).toBe(1);
});

test("a survey's answer is counted where the survey says, and named by its invitation", async () => {
  const { shopId } = owner;
  const [website] = await database()
    .select()
    .from(npsChannels)
    .where(and(eq(npsChannels.shopId, shopId), eq(npsChannels.code, "website")));
  const [delivery] = await database()
    .select()
    .from(npsCategories)
    .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.code, "delivery")));
  const place = { channelId: website?.id, categoryId: delivery?.id };
  const surveyId = await makeSurvey(shopId, place);
  const { token, invitationId } = await makeInvitation(owner, { surveyId });
  expect(await readNpsLink(token)).toMatchObject({ ticketId: invitationId });
  await answerInvitation(await invited(token), 9);
  expect(await reviewsOf(shopId)).toMatchObject([{ ...place, score: 9, updateId: null }]);
});

test("a second invitation answered the same day takes the first answer's place and keeps its words", async () => {
  const orderId = await makeOrder(owner.shopId);
  const [first, second] = [
    await makeInvitation(owner, { orderId }),
    await makeInvitation(owner, { orderId }),
  ];
  const actor = await invited(first.token);
  await answerInvitation(actor, 3);
  await commentAnswer(actor, "Two mugs were chipped.");
  await answerInvitation(await invited(second.token), 8);
  const [review, ...others] = await reviewsOf(owner.shopId);
  expect(others).toEqual([]);
  expect(review).toMatchObject({ score: 8, comment: "Two mugs were chipped." });
  expect(await versionsOf(owner.shopId)).toMatchObject([{ score: 3 }]);
  const rows = [first, second].map((one) => invitationRow(owner.shopId, one.invitationId));
  expect((await Promise.all(rows)).map((row) => row.reviewId)).toEqual([review?.id, review?.id]);
});

test("a question outlives its update's being opened again or hidden", async () => {
  const reopened = await makeInvitation(owner);
  await reopenUpdate(owner, { updateId: reopened.updateId ?? "" });
  await answerInvitation(await invited(reopened.token), 6);
  const hidden = await makeInvitation(owner);
  await hideUpdate(owner, { updateId: hidden.updateId ?? "" });
  expect((await updateRow(owner, hidden.updateId ?? "")).visibleAt).toBeNull();
  await answerInvitation(await invited(hidden.token), 10);
  expect(await reviewsOf(owner.shopId)).toHaveLength(2);
});

test("an expired link takes no answer, one that is none is unknown, an erased customer has none", async () => {
  const { token, orderId, customerId } = await makeInvitation(owner);
  const actor = await invited(token);
  await expireLinks(owner, orderId);
  expect(await readNpsLink(token)).toMatchObject({ state: "expired", shopId: owner.shopId });
  expect(await readNpsLink([...token].reverse().join(""))).toEqual({ state: "unknown" });
  expect(await readNpsLink("../../etc/passwd")).toEqual({ state: "unknown" });
  await eraseCustomer(owner, { customerId, confirmation: "Clara Jørgensen" });
  expect(await readNpsLink(token)).toEqual({ state: "unknown" });
  await expect(answerInvitation(actor, 5)).rejects.toMatchObject({ code: "not_found" });
  await expect(commentAnswer(actor, "Hello")).rejects.toMatchObject({ code: "not_found" });
});

test("a comment follows the answer, can be sent again, and never comes before it", async () => {
  const { token } = await makeInvitation(owner);
  const actor = await invited(token);
  await expect(commentAnswer(actor, "Early")).rejects.toMatchObject({ code: "not_found" });
  await answerInvitation(actor, 7);
  expect(await getAnswer(actor, "en")).toMatchObject({
    score: 7,
    band: "passive",
    comment: null,
    question: "What would have made it better?",
    thanks: "Thank you. We read every answer.",
  });
  await commentAnswer(actor, "Slow.");
  await commentAnswer(actor, "Slow, but friendly.");
  expect(await getAnswer(actor, "en")).toMatchObject({ comment: "Slow, but friendly." });
  expect(await versionsOf(owner.shopId)).toMatchObject([{ score: 7, comment: "Slow." }]);
});

test.each([
  ["", "noteRequired"],
  ["   \n", "noteRequired"],
  ["x".repeat(2001), "tooLong?max=2000"],
  ["😀".repeat(2000), undefined],
])("a comment of %#", (comment, word) => {
  const { error } = commentSchema.safeParse({ comment });
  expect(error?.issues[0]?.message).toBe(word);
});

test("an actor of one shop reaches no invitation of another", async () => {
  const { token } = await makeInvitation(owner);
  const other = await makeShop("Another shop");
  const theirs = await makeInvitation(other.owner);
  const forged = { ...(await invited(token)), invitationId: theirs.invitationId };
  await expect(answerInvitation(forged, 1)).rejects.toMatchObject({ code: "already_rated" });
  expect(await reviewsOf(other.shopId)).toEqual([]);
  expect((await invitationRow(other.shopId, theirs.invitationId)).answeredAt).toBeNull();
});
