import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { mailSettings, orders } from "@/db/schema";
import { DAY, HOUR } from "@/lib/base/time";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { optOut } from "@/lib/portal/preferences";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll } from "@/lib/testing/deliver";
import {
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import {
  ERROR_URL,
  inviteNow,
  SUCCESS_URL,
  setSolvedSurvey,
  startInvitations,
} from "@/lib/testing/nps";
import { mailsOf } from "@/lib/testing/rows";
import { describeSolve } from "@/lib/updates/describe-solve";
import { type PreviewedMail, previewSolve } from "@/lib/updates/preview-solve";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";

type Change = Parameters<typeof saveRatingSettings>[1];
const SETTINGS: [string, Partial<Change>][] = [
  ["as they come", {}],
  ["without follow-ups", { followUpsOn: false }],
  ["without the alert", { alertOn: false }],
  [
    "with another address alerted",
    { alertAdmins: false, alertAddresses: ["quality@holm-hazel.example"] },
  ],
  ["without ratings", { ratingsOn: false }],
];

/** Kind and recipient of each mail, as pairs that can be compared. */
function pairs(list: { kind: string; toAddress: string }[]): string[] {
  return list.map((mail) => `${mail.kind} ${mail.toAddress}`).sort();
}

function promised(list: PreviewedMail[], when: PreviewedMail["when"][]): string[] {
  return list
    .filter((mail) => when.includes(mail.when))
    .flatMap((mail) => mail.recipients.map((address) => `${mail.kind} ${address}`))
    .sort();
}

test.each(SETTINGS)(
  "the dialog lists exactly the mails that go out, settings %s",
  async (_, change) => {
    for (const assigned of [true, false]) {
      for (const stars of [5, 2]) {
        const { shopId, owner } = await makeShop();
        const agent = await makeMember(shopId, "agent");
        await saveRatingSettings(owner, { ...(await settingsOf(owner)), ...change });
        const orderId = await makeOrder(shopId);
        const updateId = await makeUpdate(
          owner,
          orderId,
          assigned ? { assigneeId: agent.memberId } : {},
        );
        await deliverAll(shopId);
        const before = (await mailsOf(owner, updateId)).length;
        const { mails } = await previewSolve(owner, updateId);

        await solveUpdate(owner, { updateId, notify: true });
        await deliverAll(shopId);
        const solved = (await mailsOf(owner, updateId)).slice(before);
        expect(solved.every((mail) => mail.state === "sent")).toBe(true);
        expect(pairs(solved)).toEqual(promised(mails, ["now"]));

        if (change.ratingsOn === false) {
          expect(promised(mails, ["rated", "high", "low"])).toEqual([]);
          continue;
        }
        const customer = await makeCustomer(shopId, orderId);
        await submitRating(customer, { updateId, stars, comment: null });
        await deliverAll(shopId);
        const rated = (await mailsOf(owner, updateId)).filter((mail) => mail.ratingId);
        expect(rated.every((mail) => mail.state === "sent")).toBe(true);
        expect(pairs(rated)).toEqual(promised(mails, ["rated", stars >= 4 ? "high" : "low"]));
      }
    }
  },
);

test("it says why the customer is not asked or cannot be told", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await optOut(await makeCustomer(shopId, orderId), "rating_request");
  expect(await previewSolve(owner, updateId)).toMatchObject({ request: "opted_out" });
  const nameless = await makeOrder(shopId, { customer: { email: null, name: "Walk-in" } });
  const preview = await previewSolve(owner, await makeUpdate(owner, nameless));
  expect(preview).toMatchObject({ email: null, mails: [] });
  const internal = await makeUpdate(owner, orderId, { internal: true });
  expect(await previewSolve(owner, internal)).toMatchObject({ visible: false, mails: [] });
});

describe("the NPS invitation that follows", () => {
  const day = (days: number) => new Date(Date.now() + days * DAY);
  async function invited(days: number, changes: { budgetDays?: number } = {}) {
    const { shopId, owner } = await makeShop();
    await startInvitations(shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL });
    await setSolvedSurvey(shopId, { days });
    await database()
      .update(mailSettings)
      .set({ quietOn: false, budgetDays: 0, ...changes })
      .where(eq(mailSettings.shopId, shopId));
    const orderId = await makeOrder(shopId);
    return { shopId, owner, orderId, updateId: await makeUpdate(owner, orderId) };
  }
  const atOf = async ({ owner, updateId }: Awaited<ReturnType<typeof invited>>) =>
    (await previewSolve(owner, updateId)).invitation?.at;

  test("is named with its day, which is the day it is sent", async () => {
    const made = await invited(5);
    const at = await atOf(made);
    expect(at?.getTime()).toBeGreaterThan(day(5).getTime() - 2 * HOUR);
    expect(at?.getTime()).toBeLessThan(day(5).getTime() + 2 * HOUR);
    const preview = await previewSolve(made.owner, made.updateId);
    expect(describeSolve("en", preview).mails.at(-1)?.detail).toMatch(
      /@example\.com, (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+( \d{4})?, unless Clara is waiting/,
    );
    await solveUpdate(made.owner, { updateId: made.updateId, notify: true });
    await deliverAll(made.shopId);
    const now = at ?? new Date();
    expect(await scanSurveys(made.shopId, { now: new Date(now.getTime() - 2 * HOUR) })).toEqual({
      invited: 0,
      waiting: 0,
      skipped: 0,
    });
    expect(await scanSurveys(made.shopId, { now })).toMatchObject({ invited: 1 });
  });

  test("waits for the contact budget that the request to rate uses, as far as its week allows", async () => {
    const at = await atOf(await invited(5, { budgetDays: 9 }));
    expect(at?.getTime()).toBeGreaterThan(day(9).getTime() - 2 * HOUR);
    expect(at?.getTime()).toBeLessThan(day(9).getTime() + 2 * HOUR);
    expect(await atOf(await invited(5, { budgetDays: 14 }))).toBeUndefined();
  });

  test("is none where none would come", async () => {
    const off = await invited(5);
    await setSolvedSurvey(off.shopId, { active: false });
    expect(await atOf(off)).toBeUndefined();
    const stopped = await invited(5);
    await optOut(await makeCustomer(stopped.shopId, stopped.orderId), "nps");
    expect(await atOf(stopped)).toBeUndefined();
    const cancelled = await invited(5);
    await database()
      .update(orders)
      .set({ status: "wc-refunded" })
      .where(eq(orders.id, cancelled.orderId));
    expect(await atOf(cancelled)).toBeUndefined();
    const again = await invited(0);
    await solveUpdate(again.owner, { updateId: again.updateId, notify: true });
    await deliverAll(again.shopId);
    await inviteNow(again.shopId, again.updateId);
    await reopenUpdate(again.owner, { updateId: again.updateId });
    expect(await atOf(again)).toBeUndefined();
  });
});
