import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import {
  customers,
  events,
  links,
  linkVisits,
  mails,
  notes,
  orders,
  ratingDays,
  ratings,
  shopSetups,
  solves,
  updates,
} from "@/db/schema";
import { readLink } from "@/lib/identity/access/customer-links";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { askForDemo, skipStore } from "@/lib/setup/decide-store";
import { readDemo } from "@/lib/setup/demo-state";
import { dismissChecklist } from "@/lib/setup/dismiss-checklist";
import { readSetup } from "@/lib/setup/queries";
import { removeTest } from "@/lib/setup/remove-test";
import { nextStep } from "@/lib/setup/schema";
import { sendAnswerNow } from "@/lib/setup/send-answer-now";
import { startTest } from "@/lib/setup/start-test";
import { readTest } from "@/lib/setup/test-state";
import { setupVersion } from "@/lib/setup/version";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import {
  accountEmail,
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { openConversation } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";

/** Every row of a shop that could belong to an order, counted. */
async function rowsOf({ shopId }: { shopId: string }): Promise<Record<string, number>> {
  const tables = {
    ...{ customers, orders, updates, notes, events, solves, ratings, ratingDays },
    ...{ mails, links, linkVisits },
  };
  const entries = Object.entries(tables).map(async ([name, table]) => [
    name,
    await database().$count(table, eq(table.shopId, shopId)),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

async function running(owner: MemberActor) {
  const state = await readTest(owner);
  if (!state.running) throw new Error("No test runs.");
  return state;
}

/** The owner as the customer of their own test order, by the link in the mail. */
async function rateTest(owner: MemberActor, stars: number): Promise<void> {
  await deliverAll(owner.shopId);
  const { mails: sent, updateId } = await running(owner);
  const { html } = await sentMessage(owner.shopId, sent[0]?.id ?? "");
  const token = html.match(/\/rate\/([\w-]{32})/)?.[1] ?? "";
  const link = await readLink("rate", token);
  if (link.state !== "good" || !updateId) throw new Error("The mail's link does not work.");
  await submitRating(link.actor, { updateId, stars, comment: null });
}

test("the whole loop on oneself, and nothing is left of it", async () => {
  const { owner } = await makeShop();
  await makeUpdate(owner, await makeOrder(owner.shopId));
  await deliverAll(owner.shopId);
  const before = await rowsOf(owner);
  expect((await readSetup(owner)).done).toMatchObject({ owner: true, test: false });

  await Promise.all([startTest(owner, "en"), startTest(owner, "en")]);
  const begun = await running(owner);
  expect(await database().$count(orders, eq(orders.test, true))).toBe(1);
  expect(begun.mails.map(({ kind, state, toAddress }) => [kind, state, toAddress])).toEqual([
    ["update.solved", "queued", await accountEmail(owner)],
  ]);
  const version = await setupVersion(owner);

  await rateTest(owner, 2);
  expect(await setupVersion(owner)).not.toBe(version);
  const rated = await running(owner);
  expect(rated.rating).toMatchObject({ stars: 2 });
  expect(rated.mails.map(({ kind }) => kind).toSorted()).toEqual([
    "rating.detractor",
    "rating.responsible",
    "update.solved",
  ]);
  expect((await readSetup(owner)).done.test).toBe(true);

  const later = rated.mails.find(({ kind }) => kind === "rating.detractor");
  expect(later?.sendAt.getTime()).toBeGreaterThan(Date.now() + 60_000);
  await sendAnswerNow(owner);
  const due = (await running(owner)).mails.find(({ kind }) => kind === "rating.detractor");
  expect(due?.sendAt.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
  await deliverAll(owner.shopId);

  await removeTest(owner);
  await removeTest(owner);
  expect(await readTest(owner)).toEqual({ running: false, ratedBefore: true });
  expect(await rowsOf(owner)).toEqual(before);
  expect((await readSetup(owner)).done.test).toBe(true);
  await startTest(owner, "da");
  expect((await running(owner)).mails).toHaveLength(1);
});

test("what was written in the test order goes too; a customer with a real order stays", async () => {
  const { owner } = await makeShop();
  const email = await accountEmail(owner);
  await makeOrder(owner.shopId, { customer: { email, name: owner.name } });
  const before = await rowsOf(owner);
  await startTest(owner, "en");
  const { orderId } = await running(owner);
  const customer = await makeCustomer(owner.shopId, orderId);
  const { updateId } = await openConversation(customer, { title: "One more", body: "Hello?" });
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(owner.shopId);
  await removeTest(owner);
  expect(await rowsOf(owner)).toEqual(before);
});

test("a real order cannot be removed, whatever the shop's row says", async () => {
  const { owner } = await makeShop();
  const orderId = await makeOrder(owner.shopId);
  await makeUpdate(owner, orderId);
  const before = await rowsOf(owner);
  await database()
    .update(shopSetups)
    .set({ testOrderId: orderId })
    .where(eq(shopSetups.shopId, owner.shopId));
  await removeTest(owner);
  expect(await rowsOf(owner)).toEqual(before);
  await expect(
    database().delete(events).where(eq(events.shopId, owner.shopId)),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("a rating and a removal at once: either way nothing of the test is left", async () => {
  const { owner } = await makeShop();
  const before = await rowsOf(owner);
  for (let round = 0; round < 5; round++) {
    await startTest(owner, "en");
    const { orderId, updateId } = await running(owner);
    const actor = await makeCustomer(owner.shopId, orderId);
    const [, removed] = await Promise.allSettled([
      submitRating(actor, { updateId: updateId ?? "", stars: 5, comment: null }),
      removeTest(owner),
    ]);
    expect(removed?.status).toBe("fulfilled");
    expect(await rowsOf(owner)).toEqual(before);
  }
});

test("other shops are out of reach, and only the owner may do any of it", async () => {
  const { owner } = await makeShop();
  const { owner: stranger } = await makeShop("Elsewhere");
  await startTest(owner, "en");
  const before = await rowsOf(owner);
  await removeTest(stranger);
  await sendAnswerNow(stranger);
  expect(await rowsOf(owner)).toEqual(before);
  expect(await readTest(stranger)).toEqual({ running: false, ratedBefore: false });

  for (const role of ["agent", "admin"] as const) {
    const member = await makeMember(owner.shopId, role);
    const refused = { code: "forbidden" };
    await expect(startTest(member, "en")).rejects.toMatchObject(refused);
    await expect(sendAnswerNow(member)).rejects.toMatchObject(refused);
    await expect(removeTest(member)).rejects.toMatchObject(refused);
    await expect(askForDemo(member)).rejects.toMatchObject(refused);
    await expect(skipStore(member)).rejects.toMatchObject(refused);
    await expect(dismissChecklist(member)).rejects.toMatchObject(refused);
    await expect(readTest(member)).rejects.toMatchObject(refused);
    await expect(readDemo(member)).rejects.toMatchObject(refused);
    await expect(setupVersion(member)).rejects.toMatchObject(refused);
  }
  await expect(readSetup(await makeMember(owner.shopId, "agent"))).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await rowsOf(owner)).toEqual(before);
});

test("steps are read off the facts, and the list stays dismissed once it was dismissed", async () => {
  const { owner } = await makeShop();
  const { owner: other } = await makeShop("Elsewhere");
  const { done } = await readSetup(owner);
  expect(done).toEqual({ owner: true, shop: true, mail: false, store: false, test: false });
  expect(nextStep(done)).toBe("mail");
  expect(nextStep(done, "mail")).toBe("store");
  await skipStore(owner);
  await dismissChecklist(owner);
  expect(await readSetup(owner)).toMatchObject({ closed: true, done: { store: true } });
  expect(await readSetup(other)).toMatchObject({ closed: false, done: { store: false } });
  const rows = await database()
    .select()
    .from(shopSetups)
    .where(and(eq(shopSetups.shopId, other.shopId)));
  expect(rows[0]?.closedAt).toBeNull();
});
