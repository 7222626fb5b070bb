import { expect, test } from "vitest";
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
import { mailsOf } from "@/lib/testing/rows";
import { type PreviewedMail, previewSolve } from "@/lib/updates/preview-solve";
import { solveUpdate } from "@/lib/updates/solve-update";

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
