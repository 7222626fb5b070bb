import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { mailSettings, mails, npsInvitations, orders, updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { dryRun, listDryRun } from "@/lib/nps/ask/dry-run";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { readCoverage } from "@/lib/nps/coverage/coverage";
import { countLeftOut, listLeftOut } from "@/lib/nps/coverage/left-out";
import { listNotInvited } from "@/lib/nps/coverage/not-invited";
import { submitRating } from "@/lib/ratings/submit-rating";
import { deliverAll } from "@/lib/testing/deliver";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import {
  ERROR_URL,
  makeSurvey,
  SUCCESS_URL,
  setSolvedSurvey,
  startInvitations,
} from "@/lib/testing/nps";
import { openConversation, openUpdate } from "@/lib/updates/open-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let shopId: string;
let owner: MemberActor;
const clara = { email: "clara@example.com", name: "Clara Jørgensen" };
const HOUR = 3_600_000;
const later = (hours: number) => ({ now: new Date(Date.now() + hours * HOUR) });

beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
  await startInvitations(shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL });
  await setSolvedSurvey(shopId, { days: 7 });
});

/** Clara's update, solved eight days ago with a mail sent before. */
async function due(notify = true, order: Parameters<typeof makeOrder>[1] = {}): Promise<string> {
  const orderId = await makeOrder(shopId, { customer: clara, ...order });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify });
  await backdate(updateId);
  return updateId;
}

async function backdate(updateId: string): Promise<void> {
  await database()
    .update(mails)
    .set({
      state: "sent",
      dropReason: null,
      sealed: Buffer.from("x"),
      sentAt: sql`now() - interval '8 days'`,
    })
    .where(eq(mails.updateId, updateId));
  await database()
    .update(updates)
    .set({ solvedAt: sql`now() - interval '8 days'` })
    .where(eq(updates.id, updateId));
}

async function decision(updateId: string) {
  const [row] = await database()
    .select()
    .from(npsInvitations)
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.updateId, updateId)));
  return row;
}

/** Another order of Clara's with an update rated so; its order and update. */
async function rated(stars: number) {
  const orderId = await makeOrder(shopId, { customer: clara });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  await submitRating(await makeCustomer(shopId, orderId), { updateId, stars, comment: null });
  // Out of the window, so that only the other update is looked at.
  return { orderId, updateId };
}

/** Clara writes: about this order or rated update, else of her own accord on another order. */
async function claraWrites(about?: { orderId: string; updateId?: string }): Promise<string> {
  const orderId = about?.orderId ?? (await makeOrder(shopId, { customer: clara }));
  const { updateId } = await openConversation(await makeCustomer(shopId, orderId), {
    title: "Where is it?",
    body: "It hasn’t come.",
    followsUpdateId: about?.updateId,
  });
  return updateId;
}

const answer = (updateId: string, kind: "customer" | "internal" = "customer") =>
  writeNote(owner, { updateId, kind, body: "It comes tomorrow." });

describe("silent means silent", () => {
  test("an update solved silently leads to no invitation; told the next time, it does", async () => {
    const silent = await due(false);
    const told = await due(true, { customer: { email: "pia@example.com", name: "Pia" } });
    expect(await dryRun(owner)).toEqual({ send: 1, waiting: 0, byReason: { silent: 1 } });
    expect((await listDryRun(owner, "silent")).rows.map((row) => row.updateId)).toEqual([silent]);
    expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 1 });
    expect(await decision(silent)).toMatchObject({ state: "skipped", reason: "silent" });
    expect(await decision(told)).toMatchObject({ state: "invited" });
    await reopenUpdate(owner, { updateId: silent });
    await solveUpdate(owner, { updateId: silent, notify: true });
    expect(await scanSurveys(shopId, later(7 * 24 + 1))).toMatchObject({ invited: 1 });
    expect(await decision(silent)).toMatchObject({ state: "invited" });
  });

  test("a survey that is not about the update asks all the same", async () => {
    await due(false, { placedAt: new Date(Date.now() - 10 * 24 * HOUR) });
    await makeSurvey(shopId, { kind: "order", days: 7 });
    expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 1 });
  });
});

describe("who waits for an answer", () => {
  test("is looked at again every hour, and asked once the answer is there", async () => {
    const updateId = await due();
    const conversation = await claraWrites();
    expect((await dryRun(owner)).byReason).toEqual({ awaiting_reply: 1 });
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 1, skipped: 0 });
    const waiting = await decision(updateId);
    expect(waiting).toMatchObject({ state: "waiting", reason: "awaiting_reply" });
    const recheck = waiting?.recheckAt?.getTime() ?? 0;
    expect(recheck).toBeGreaterThan(Date.now());
    expect(recheck).toBeLessThanOrEqual(Date.now() + HOUR);
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
    expect(await scanSurveys(shopId, later(1))).toEqual({ invited: 0, waiting: 1, skipped: 0 });
    await answer(conversation);
    expect(await scanSurveys(shopId, later(2))).toEqual({ invited: 1, waiting: 0, skipped: 0 });
    expect(await decision(updateId)).toMatchObject({ state: "invited", reason: null });
  });

  test("is skipped with that reason when the week is over", async () => {
    const updateId = await due();
    await claraWrites();
    expect(await scanSurveys(shopId)).toMatchObject({ waiting: 1 });
    expect(await scanSurveys(shopId, later(6 * 24 + 1))).toMatchObject({ skipped: 1, waiting: 0 });
    expect(await decision(updateId)).toMatchObject({
      state: "skipped",
      reason: "awaiting_reply",
      recheckAt: null,
    });
  });

  test("is left in peace by every other survey too, while others are asked", async () => {
    const placedAt = new Date(Date.now() - 8 * 24 * HOUR);
    await setSolvedSurvey(shopId, { active: false });
    for (const kind of ["order", "delivery", "lifecycle"] as const) {
      await makeSurvey(shopId, { kind, days: 7 });
    }
    await makeSurvey(shopId, { kind: "relationship", days: 90 });
    const orderId = await makeOrder(shopId, { customer: clara, placedAt, status: "completed" });
    const other = { email: "pia@example.com", name: "Pia" };
    await makeOrder(shopId, { customer: other, placedAt, status: "completed" });
    await claraWrites({ orderId });
    expect(await scanSurveys(shopId)).toEqual({ invited: 4, waiting: 4, skipped: 0 });
  });

  test("in another shop waits there only", async () => {
    await due();
    const here = shopId;
    ({ shopId, owner } = await makeShop());
    await claraWrites();
    expect(await scanSurveys(here)).toMatchObject({ invited: 1 });
  });
});

describe("who gave 1–3 stars lately", () => {
  type Rated = Awaited<ReturnType<typeof rated>>;
  /** Staff begin a conversation on the order, without linking it. */
  async function staffWrite({ orderId }: Rated, kind: "customer" | "internal"): Promise<string> {
    const { updateId } = await openUpdate(owner, {
      orderId,
      title: "Your rating",
      customerNote: kind === "customer" ? "We are sorry." : undefined,
      internalNote: kind === "internal" ? "Call her." : undefined,
    });
    return updateId;
  }
  const solve = (updateId: string, notify = false) => solveUpdate(owner, { updateId, notify });

  const cases: [string, (low: Rated) => Promise<unknown>, string | null][] = [
    ["nobody answers", async () => {}, "unrecovered"],
    ["she replies and waits", (low) => claraWrites(low), "awaiting_reply"],
    [
      "she replies and is answered, but nothing is solved yet",
      async (low) => answer(await claraWrites(low)),
      "unrecovered",
    ],
    [
      "the follow-up is answered and solved",
      async (low) => {
        const updateId = await claraWrites(low);
        await answer(updateId);
        await solve(updateId);
      },
      null,
    ],
    [
      "a conversation on the order in which we wrote is solved",
      async (low) => solve(await staffWrite(low, "customer")),
      null,
    ],
    [
      "a conversation on the order in which we wrote is open",
      (low) => staffWrite(low, "customer"),
      "unrecovered",
    ],
    [
      "only the team has talked about it",
      async (low) => solve(await staffWrite(low, "internal")),
      "unrecovered",
    ],
    [
      "another order’s conversation is solved",
      async () => solve(await makeUpdate(owner, await makeOrder(shopId, { customer: clara }))),
      "unrecovered",
    ],
    ["she gives more stars since", () => rated(4), null],
    ["she gives as few stars again", () => rated(2), "unrecovered"],
  ];
  test.each(cases)("%s", async (_, happens, reason) => {
    const updateId = await due();
    await happens(await rated(2));
    await scanSurveys(shopId);
    expect((await decision(updateId))?.reason).toBe(reason);
  });

  test("counts from the first star to the third, for as many days as the shop says", async () => {
    for (const [stars, held] of [
      [1, true],
      [3, true],
      [4, false],
    ] as const) {
      ({ shopId, owner } = await makeShop());
      await startInvitations(shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL });
      await setSolvedSurvey(shopId, { days: 7 });
      const updateId = await due();
      await rated(stars);
      await scanSurveys(shopId);
      expect((await decision(updateId))?.state).toBe(held ? "waiting" : "invited");
    }
  });

  test.each([
    [30, "waiting"],
    [3, "invited"],
    [0, "invited"],
  ])("with %i days set, five days later: %s", async (lowRatingDays, state) => {
    await database()
      .update(mailSettings)
      .set({ lowRatingDays })
      .where(eq(mailSettings.shopId, shopId));
    const updateId = await due();
    await rated(1);
    await scanSurveys(shopId, later(5 * 24));
    expect((await decision(updateId))?.state).toBe(state);
  });
});

describe("a queued invitation reads it once more as it leaves", () => {
  const changes: [string, () => Promise<unknown>, string][] = [
    ["she writes", () => claraWrites(), "awaiting_reply"],
    ["she gives two stars", () => rated(2), "unrecovered"],
    [
      "the order falls through in the store’s own word",
      () =>
        database().update(orders).set({ status: "wc-cancelled" }).where(eq(orders.shopId, shopId)),
      "order_cancelled",
    ],
  ];
  test.each(changes)("%s", async (_, happens, reason) => {
    const updateId = await due();
    expect(await scanSurveys(shopId)).toMatchObject({ invited: 1 });
    await happens();
    await deliverAll(shopId);
    const [mail] = await database()
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shopId), eq(mails.kind, "nps.invitation")));
    expect(mail).toMatchObject({ state: "dropped", dropReason: reason });
    expect(await decision(updateId)).toMatchObject({ state: "skipped", reason });
  });

  test("and leaves where nothing has changed", async () => {
    await due();
    await scanSurveys(shopId);
    await rated(5);
    await deliverAll(shopId);
    const [mail] = await database()
      .select()
      .from(mails)
      .where(and(eq(mails.shopId, shopId), eq(mails.kind, "nps.invitation")));
    expect(mail).toMatchObject({ state: "sent" });
  });
});

test("the pages say who was left out, and why", async () => {
  const updateId = await due();
  await rated(1);
  await scanSurveys(shopId);
  expect(await countLeftOut(owner, { from: null, to: null })).toBe(1);
  expect(await countLeftOut(owner, { from: "2020-01-01", to: "2020-02-01" })).toBe(0);
  const page = { cursor: null, limit: 10 };
  const { rows } = await listLeftOut(owner, { from: null, to: null }, page);
  expect(rows).toMatchObject([{ name: "Clara Jørgensen", reason: "unrecovered" }]);
  expect((await listNotInvited(owner, page)).rows[0]).toMatchObject({ reason: "unrecovered" });
  await scanSurveys(shopId, later(6 * 24 + 1));
  const [solved] = await readCoverage(owner);
  expect(solved?.months.flatMap(({ counts }) => counts.unrecovered ?? [])).toEqual([1]);
  expect(await decision(updateId)).toMatchObject({ state: "skipped" });
});

test("who was asked after all was not left out", async () => {
  await due();
  const conversation = await claraWrites();
  await scanSurveys(shopId);
  expect(await countLeftOut(owner, { from: null, to: null })).toBe(1);
  await answer(conversation);
  await scanSurveys(shopId, later(1));
  expect(await countLeftOut(owner, { from: null, to: null })).toBe(0);
});
