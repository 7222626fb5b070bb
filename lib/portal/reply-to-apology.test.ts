import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { transaction } from "@/db/client";
import { readLink } from "@/lib/identity/access/customer-links";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { createLink } from "@/lib/mail/links";
import { getPortalOrder } from "@/lib/portal/queries";
import { findOpenFollowUp, replyToApology } from "@/lib/portal/reply-to-apology";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { updateRow } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

let owner: MemberActor;
beforeAll(async () => {
  ({ owner } = await makeShop());
});

/** A conversation rated with two stars, and whoever follows the reply link of its apology. */
async function makeApology(): Promise<{ ratedId: string; actor: CustomerActor }> {
  const { shopId } = owner;
  const orderId = await makeOrder(shopId);
  const ratedId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId: ratedId, notify: true });
  const customer = await makeCustomer(shopId, orderId);
  await submitRating(customer, { updateId: ratedId, stars: 2, comment: null });
  const url = await transaction((tx) =>
    createLink(tx, { shopId, orderId, purpose: "reply", updateId: ratedId }),
  );
  const link = await readLink("reply", url.split("/").at(-1) ?? "");
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return { ratedId, actor: link.actor };
}

const words = (body: string) => ({ title: "About: the mugs", body, submissionId: randomUUID() });

test("an answer opens a conversation beside the rated one, which stays closed", async () => {
  const { ratedId, actor } = await makeApology();
  const { updateId, entry } = await replyToApology(actor, words("Still chipped."));
  const update = await updateRow(owner, updateId);
  expect(update).toMatchObject({ followsUpdateId: ratedId, title: "About: the mugs" });
  expect(update.waitingSince).not.toBeNull();
  expect((await updateRow(owner, ratedId)).ratedAt).not.toBeNull();
  const { conversations } = await getPortalOrder(entry.actor);
  expect(conversations.map(({ id }) => id)).toEqual([updateId, ratedId]);
});

test("a second answer is added to the first one's conversation while that is open", async () => {
  const { actor } = await makeApology();
  const first = await replyToApology(actor, words("Still chipped."));
  expect(await findOpenFollowUp(actor)).toBe(first.updateId);
  const second = await replyToApology(actor, words("And the lid is missing."));
  expect(second.updateId).toBe(first.updateId);
  const [conversation] = (await getPortalOrder(second.entry.actor)).conversations;
  expect(conversation?.notes.map((note) => note.body)).toEqual([
    "Still chipped.",
    "And the lid is missing.",
  ]);
  await solveUpdate(owner, { updateId: first.updateId, notify: false });
  const third = await replyToApology(actor, words("Once more."));
  expect(third.updateId).not.toBe(first.updateId);
});

test("answers at the same time lose nothing and open one conversation", async () => {
  const { actor } = await makeApology();
  const bodies = Array.from({ length: 8 }, (_, index) => `Message ${index}`);
  const replies = await Promise.all(bodies.map((body) => replyToApology(actor, words(body))));
  expect(new Set(replies.map((reply) => reply.updateId)).size).toBe(1);
  const entry = replies[0]?.entry.actor ?? actor;
  const [conversation] = (await getPortalOrder(entry)).conversations;
  expect(conversation?.notes.map((note) => note.body).sort()).toEqual(bodies);
});

test("the same form sent again takes effect once", async () => {
  const { actor } = await makeApology();
  const form = words("Still chipped.");
  const replies = await Promise.all([replyToApology(actor, form), replyToApology(actor, form)]);
  replies.push(await replyToApology(actor, form));
  expect(new Set(replies.map((reply) => reply.updateId)).size).toBe(1);
  const [conversation] = (await getPortalOrder(replies[0]?.entry.actor ?? actor)).conversations;
  expect(conversation?.notes).toHaveLength(1);
});

test("only the reply link of a rated conversation opens one", async () => {
  const { shopId } = owner;
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  const customer = await makeCustomer(shopId, orderId);
  await expect(replyToApology(customer, words("Hello"))).rejects.toMatchObject({
    code: "not_found",
  });
  const openOne = { ...customer, updateId } as CustomerActor;
  await expect(replyToApology(openOne, words("Hello"))).rejects.toMatchObject({
    code: "not_found",
  });
});
