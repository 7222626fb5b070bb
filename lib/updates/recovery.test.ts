import { beforeEach, expect, test } from "vitest";
import type { MemberActor } from "@/lib/identity/actor";
import { listRatings } from "@/lib/ratings/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { updateRow } from "@/lib/testing/rows";
import { readLowRatings } from "@/lib/updates/home/low-ratings";
import { openConversation, openUpdate } from "@/lib/updates/open-update";
import { getCard } from "@/lib/updates/queries";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let shopId: string;
let orderId: string;
let ratedId: string;

beforeEach(async () => {
  ({ owner, shopId } = await makeShop());
  orderId = await makeOrder(shopId);
  ratedId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId: ratedId, notify: false });
  const customer = await makeCustomer(shopId, orderId);
  await submitRating(customer, { updateId: ratedId, stars: 2, comment: null });
});

/** What Home and the feed say of the rating; always the same. */
async function stateOf(): Promise<string> {
  const [home] = (await readLowRatings(owner)).rows;
  const filter = { stars: null, memberId: null, withComment: false, from: null, to: null };
  const [row] = (await listRatings(owner, { ...filter, cursor: null, limit: 5 })).rows;
  const said = [home, row].map((one) => `${one?.recovery}${one?.waits ? ", waits" : ""}`);
  expect(said[0]).toBe(said[1]);
  return said[0] ?? "";
}

const WORDS = { title: "About it", customerNote: undefined, internalNote: undefined };

const followUp = (more: { customerNote?: string; internalNote?: string } = {}) =>
  openUpdate(owner, { ...WORDS, orderId, followsUpdateId: ratedId, ...more });

test("a follow-up the team opens answers the rating with its first customer note", async () => {
  expect(await stateOf()).toBe("unanswered");
  const { updateId } = await followUp({ internalNote: "Let us call them." });
  expect(await updateRow(owner, updateId)).toMatchObject({ followsUpdateId: ratedId });
  expect(await stateOf()).toBe("unanswered");
  await writeNote(owner, { updateId, kind: "customer", body: "We are sorry." });
  expect(await stateOf()).toBe("progress");
  await solveUpdate(owner, { updateId, notify: false });
  expect(await stateOf()).toBe("recovered");
});

test("opened with the note it is answered at once, and both cards point at each other", async () => {
  const { updateId } = await followUp({ customerNote: "We are sorry." });
  expect(await stateOf()).toBe("progress");
  expect((await getCard(owner, ratedId)).followedBy).toMatchObject([
    { id: updateId, byCustomer: false },
  ]);
  expect((await getCard(owner, updateId)).followsUpdate).toMatchObject({ id: ratedId, stars: 2 });
});

test("an answer in any of several counts; the newest says whether it is solved", async () => {
  const customer = await makeCustomer(shopId, orderId);
  await followUp({ customerNote: "We are sorry." });
  const { updateId } = await openConversation(customer, {
    title: "About it",
    body: "Still broken.",
    followsUpdateId: ratedId,
  });
  expect(await stateOf()).toBe("progress, waits");
  await solveUpdate(owner, { updateId, notify: false });
  expect(await stateOf()).toBe("recovered");
});

test("the customer's own words are no answer", async () => {
  const customer = await makeCustomer(shopId, orderId);
  const words = { title: "About it", body: "Still broken.", followsUpdateId: ratedId };
  await openConversation(customer, words);
  expect(await stateOf()).toBe("unanswered, waits");
});

test("only a rated update of the same order can be followed up", async () => {
  const open = await makeUpdate(owner, orderId);
  const elsewhere = await makeOrder(shopId);
  const { actor: key } = await makeKey(shopId);
  const { owner: stranger, shopId: other } = await makeShop("Elsewhere");
  for (const [actor, input] of [
    [owner, { orderId, ...WORDS, followsUpdateId: open }],
    [key, { orderId: elsewhere, ...WORDS, followsUpdateId: ratedId }],
    [stranger, { orderId: await makeOrder(other), ...WORDS, followsUpdateId: ratedId }],
  ] as const)
    await expect(openUpdate(actor, input)).rejects.toMatchObject({ code: "not_found" });
  const { updateId } = await openUpdate(key, { orderId, ...WORDS, followsUpdateId: ratedId });
  expect(await updateRow(owner, updateId)).toMatchObject({ followsUpdateId: ratedId });
});
