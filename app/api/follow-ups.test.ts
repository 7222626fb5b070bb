import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { callApi, type Refusal } from "@/app/api/test-client";
import type { MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { forgetMails, mailsOfRating } from "@/lib/testing/api-rows";
import { makeKey, makeOrder, makeShop, makeUnassigned } from "@/lib/testing/factories";
import { TEST_ENV } from "@/lib/testing/test-env";
import { solveUpdate } from "@/lib/updates/solve-update";

type Queued = { queued: { promoter: number; detractor: number; alert: number } };

const PATH = "/api/ratings/follow-ups";
const CRON = `Bearer ${TEST_ENV.CRON_SECRET}`;
const nothing = { promoter: 0, detractor: 0, alert: 0 };

type Place = { shopId: string; owner: MemberActor; key: string };
let shop: Place;

async function makePlace(name: string): Promise<Place> {
  const made = await makeShop(name);
  return { ...made, key: (await makeKey(made.shopId, ["write"])).authorization };
}

/** A rating as if a crash had happened before its emails were queued. */
async function leftBehind(place: Place, stars: number): Promise<string> {
  const { actor } = await makeKey(place.shopId);
  const updateId = await makeUnassigned(place.shopId, await makeOrder(place.shopId));
  await solveUpdate(actor, { updateId, notify: false });
  const { ratingId = "" } = await submitRating(actor, { updateId, stars, comment: null });
  await forgetMails(place.shopId, ratingId);
  return ratingId;
}

const queue = async (key: string, body?: unknown) => {
  const answer = await callApi<Queued & Refusal>("POST", PATH, { key, body });
  return answer.status === 200 ? answer.body.queued : answer.body.error.code;
};

const kinds = async (place: Place, ratingId: string) =>
  (await mailsOfRating(place.shopId, ratingId)).map((mail) => mail.kind).sort();

beforeEach(async () => {
  shop = await makePlace("Holm & Hazel");
});

describe("with a key of the shop", () => {
  test("queues the follow-ups of every rating, once", async () => {
    const happy = await leftBehind(shop, 5);
    const unhappy = await leftBehind(shop, 1);
    expect(await queue(shop.key)).toEqual({ promoter: 1, detractor: 1, alert: 1 });
    expect(await kinds(shop, happy)).toEqual(["rating.promoter"]);
    expect(await kinds(shop, unhappy)).toEqual(["rating.alert", "rating.detractor"]);
    expect(await queue(shop.key, {})).toEqual(nothing);
  });

  test("queues for a single rating on request", async () => {
    const one = await leftBehind(shop, 4);
    const other = await leftBehind(shop, 4);
    expect(await queue(shop.key, { ratingId: one })).toEqual({ ...nothing, promoter: 1 });
    expect(await queue(shop.key, { ratingId: one })).toEqual(nothing);
    expect(await kinds(shop, other)).toEqual([]);
    expect(await queue(shop.key, { ratingId: null })).toEqual({ ...nothing, promoter: 1 });
  });

  test("stays within the shop", async () => {
    const other = await makePlace("Elsewhere");
    const theirs = await leftBehind(other, 1);
    expect(await queue(shop.key)).toEqual(nothing);
    expect(await queue(shop.key, { ratingId: theirs })).toBe("not_found");
    expect(await kinds(other, theirs)).toEqual([]);
    expect(await queue(other.key)).toEqual({ ...nothing, detractor: 1, alert: 1 });
  });

  test("ten calls at once queue each mail once", async () => {
    const ratings = [await leftBehind(shop, 5), await leftBehind(shop, 2)];
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        queue(turn % 2 ? shop.key : CRON, turn % 3 ? undefined : { ratingId: ratings[0] }),
      ),
    );
    const sum = (kind: keyof Queued["queued"]) =>
      all.reduce((total, queued) => total + (queued as Queued["queued"])[kind], 0);
    expect([sum("promoter"), sum("detractor"), sum("alert")]).toEqual([1, 1, 1]);
    expect(await kinds(shop, ratings[0] ?? "")).toEqual(["rating.promoter"]);
    expect(await kinds(shop, ratings[1] ?? "")).toEqual(["rating.alert", "rating.detractor"]);
  });

  test("gives the first answer again to the same Idempotency-Key", async () => {
    await leftBehind(shop, 5);
    const headers = { "idempotency-key": randomUUID() };
    const first = await callApi("POST", PATH, { key: shop.key, headers });
    const again = await callApi("POST", PATH, { key: shop.key, headers });
    expect(first.body).toEqual({ queued: { ...nothing, promoter: 1 } });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get("idempotent-replay")).toBe("true");
  });
});

describe("with the cron secret", () => {
  test("queues in every shop", async () => {
    const other = await makePlace("Elsewhere");
    const [here, there] = [await leftBehind(shop, 5), await leftBehind(other, 3)];
    expect(await queue(CRON)).toEqual({ promoter: 1, detractor: 1, alert: 1 });
    expect(await kinds(shop, here)).toEqual(["rating.promoter"]);
    expect(await kinds(other, there)).toEqual(["rating.alert", "rating.detractor"]);
    expect(await queue(CRON)).toEqual(nothing);
  });

  test("finds the shop of a rating", async () => {
    const rating = await leftBehind(shop, 1);
    const other = await leftBehind(shop, 1);
    expect(await queue(CRON, { ratingId: rating })).toEqual({
      promoter: 0,
      detractor: 1,
      alert: 1,
    });
    expect(await kinds(shop, other)).toEqual([]);
    expect(await queue(CRON, { ratingId: randomUUID() })).toBe("not_found");
  });
});

test.each([
  ["nothing", ""],
  ["half the secret", CRON.slice(0, -4)],
  ["the bare secret", TEST_ENV.CRON_SECRET],
  ["more than the secret", `${CRON}x`],
])("%s opens nothing", async (_, key) => {
  expect(await queue(key)).toBe("unauthorized");
});

test.each(["x", "", 7, {}])("refuses ratingId %j", async (ratingId) => {
  for (const key of [shop.key, CRON]) expect(await queue(key, { ratingId })).toBe("invalid");
});

test("takes JSON or nothing", async () => {
  for (const key of [shop.key, CRON]) {
    const form = await callApi<Refusal>("POST", PATH, { key, raw: "a=b" });
    expect([form.status, form.body.error.code]).toEqual([415, "unsupported_type"]);
  }
});
