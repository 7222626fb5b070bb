import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { events, mails } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { systemActor } from "@/lib/identity/system";
import { optOut } from "@/lib/portal/preferences";
import { queueFollowUps } from "@/lib/ratings/queue-follow-ups";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { withoutTrigger } from "@/lib/testing/as-owner";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  settingsOf,
} from "@/lib/testing/factories";
import { mailsOf, ratingsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

let owner: MemberActor;
let shopId: string;
beforeEach(async () => {
  ({ owner, shopId } = await makeShop());
});

/** A rating of an update that no member of the team is responsible for. */
async function rated(
  stars: number,
  settings = {},
): Promise<{ updateId: string; ratingId: string }> {
  const orderId = await makeOrder(shopId);
  const updateId = await makeUnassigned(shopId, orderId);
  const { actor: key } = await makeKey(shopId);
  await solveUpdate(key, { updateId, notify: false });
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), ...settings });
  const customer = await makeCustomer(shopId, orderId);
  const { ratingId = "" } = await submitRating(customer, { updateId, stars, comment: null });
  return { updateId, ratingId };
}

/** As if the mails of a rating had got lost: the reason this recovery exists. */
async function loseMails(ratingId: string): Promise<void> {
  await database()
    .delete(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.ratingId, ratingId)));
}

const NOTHING = { promoter: 0, detractor: 0, alert: 0 };

test("what was queued with the rating is not queued again", async () => {
  await rated(5);
  await rated(1);
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
});

test("a rating without mails gets them once, however many ask at the same time", async () => {
  const [high, low] = [await rated(5), await rated(1)];
  await loseMails(high.ratingId);
  await loseMails(low.ratingId);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => queueFollowUps(systemActor(shopId))),
  );
  const sum = (kind: keyof typeof NOTHING) =>
    answers.reduce((total, answer) => total + answer[kind], 0);
  expect([sum("promoter"), sum("detractor"), sum("alert")]).toEqual([1, 1, 1]);
  const kinds = (await mailsOf(owner, low.updateId))
    .filter((mail) => mail.ratingId)
    .map((mail) => mail.kind);
  expect(kinds).toEqual(["rating.alert", "rating.detractor"]);
});

test("one rating alone, and not another shop's", async () => {
  const [first, second] = [await rated(5), await rated(4)];
  await loseMails(first.ratingId);
  await loseMails(second.ratingId);
  expect(await queueFollowUps(systemActor(shopId), first.ratingId)).toEqual({
    ...NOTHING,
    promoter: 1,
  });
  expect(await queueFollowUps(systemActor(shopId), second.ratingId)).toEqual({
    ...NOTHING,
    promoter: 1,
  });
  const { shopId: other } = await makeShop("Other");
  await expect(queueFollowUps(systemActor(other), first.ratingId)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("what was switched off when the rating was given stays unsent when switched on later", async () => {
  const { updateId } = await rated(1, { followUpsOn: false, alertOn: false });
  await saveRatingSettings(owner, {
    ...(await settingsOf(owner)),
    followUpsOn: true,
    alertOn: true,
  });
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
  expect((await mailsOf(owner, updateId)).filter((mail) => mail.ratingId)).toEqual([]);
});

test("only the kinds that were off stay unsent when the others got lost", async () => {
  const { ratingId } = await rated(1, { followUpsOn: false });
  await loseMails(ratingId);
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), followUpsOn: true });
  expect(await queueFollowUps(systemActor(shopId))).toEqual({ ...NOTHING, alert: 1 });
});

test("somebody added to the alert list later is not alerted about old ratings", async () => {
  await rated(1);
  await makeMember(shopId, "admin");
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
});

test("opted out counts as decided, imported and old ratings are left alone", async () => {
  const { ratingId, updateId } = await rated(5);
  const change = (set: string) =>
    withoutTrigger(
      ["ratings", "ratings_final"],
      (tx) => tx`update ratings set ${tx.unsafe(set)} where id = ${ratingId}`,
    );
  await loseMails(ratingId);
  await change("source = 'import'");
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
  await change("source = 'portal', created_at = now() - interval '8 days'");
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
  await change("created_at = now()");
  const [rating] = await ratingsOf(owner, updateId);
  const customer = await makeCustomer(shopId, rating?.orderId ?? "");
  await optOut(customer, "promoter");
  expect(await queueFollowUps(systemActor(shopId))).toEqual(NOTHING);
  expect((await mailsOf(owner, updateId, "rating.promoter"))[0]).toMatchObject({
    dropReason: "opted_out",
  });
});

test("nobody to alert is logged once, however often recovery runs", async () => {
  const { updateId, ratingId } = await rated(1, { followUpsOn: false, alertAdmins: false });
  await loseMails(ratingId);
  await queueFollowUps(systemActor(shopId));
  await queueFollowUps(systemActor(shopId));
  const lines = await database()
    .select()
    .from(events)
    .where(and(eq(events.updateId, updateId), eq(events.type, "alert.nobody")));
  expect(lines).toHaveLength(1);
});
