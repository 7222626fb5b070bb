import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { customers, ratings } from "@/db/schema";
import { env } from "@/lib/base/env";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import type { MemberActor } from "@/lib/identity/actor";
import { countRatings, listRatings } from "@/lib/ratings/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { removeTest } from "@/lib/setup/remove-test";
import { startTest } from "@/lib/setup/start-test";
import { readTest } from "@/lib/setup/test-state";
import { saveShop } from "@/lib/shops/save-shop";
import { untilSomebodyWaits } from "@/lib/testing/advisory-lock";
import { withoutTrigger } from "@/lib/testing/as-owner";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { moveShop } from "@/lib/testing/nps-answers";
import { withConnection } from "@/lib/testing/old-database";
import { readLowRatings } from "@/lib/updates/home/low-ratings";
import { solveUpdate } from "@/lib/updates/solve-update";

const ALL = { stars: null, memberId: null, withComment: false, from: null, to: null };

/** What the days' counts are, and what they ought to be, of every shop. */
async function daysAndTruth() {
  const days = await database().execute(sql`
    select shop_id, day::text, solver_member_id, source, stars, ratings, comments from rating_days order by 1, 2, 3, 4, 5`);
  const truth = await database().execute(sql`
    select r.shop_id, (r.created_at at time zone s.time_zone)::date::text as day, r.solver_member_id, r.source,
      r.stars, count(*)::int as ratings, count(r.comment)::int as comments
    from ratings r join shops s on s.id = r.shop_id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
  return { days: [...days], truth: [...truth] };
}

async function expectExact(): Promise<void> {
  const { days, truth } = await daysAndTruth();
  expect(days).toEqual(truth);
  const [months, sums] = await Promise.all([
    database().execute(sql`
      select shop_id, month::text, solver_member_id, source, stars, ratings, comments from rating_months order by 1, 2, 3, 4, 5`),
    database().execute(sql`
      select shop_id, date_trunc('month', day)::date::text as month, solver_member_id, source, stars,
        sum(ratings)::int as ratings, sum(comments)::int as comments
      from rating_days group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`),
  ]);
  expect([...months]).toEqual([...sums]);
}

/** An update of this member's, ready to be rated by the customer returned. */
async function makeSolved(owner: MemberActor, solver: Parameters<typeof solveUpdate>[0] = owner) {
  const orderId = await makeOrder(owner.shopId);
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(solver, { updateId, notify: false });
  const customer = await makeCustomer(owner.shopId, orderId);
  return { updateId, customer, orderId };
}

async function rate(owner: MemberActor, stars: number, solver?: Parameters<typeof makeSolved>[1]) {
  const { updateId, customer } = await makeSolved(owner, solver);
  await submitRating(customer, { updateId, stars, comment: stars > 3 ? "Fine" : null });
}

/** Moves a rating to another moment, as the demo does to build a past. */
async function backdate(shopId: string, id: string, at: string): Promise<void> {
  await withoutTrigger(
    ["ratings", "ratings_final"],
    (tx) =>
      tx`update ratings set created_at = ${at}::timestamptz where shop_id = ${shopId} and id = ${id}`,
  );
}

async function shopWithRatings() {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const key = await makeKey(shopId);
  for (const stars of [5, 5, 3]) await rate(owner, stars);
  await rate(owner, 1, agent);
  await rate(owner, 4, key.actor);
  const { updateId } = await makeSolved(owner, key.actor);
  await submitRating(key.actor, { updateId, stars: 4, comment: null });
  return { shopId, owner, agent };
}

test("kept exactly, by solver, source and stars, also those no member solved", async () => {
  await shopWithRatings();
  await expectExact();
  const { days } = await daysAndTruth();
  expect(days.filter((row) => row.solver_member_id === null)).toMatchObject([
    { source: "api", stars: 4, ratings: 1 },
    { source: "portal", stars: 4, ratings: 1 },
  ]);
});

test("a rating belongs to the day on the shop's wall, and to another day once the shop moves", async () => {
  const { shopId, owner } = await shopWithRatings();
  const given = await database().select().from(ratings).where(eq(ratings.shopId, shopId));
  // Late in the evening, beside midnight, and in the two nights when clocks change.
  const moments = [
    "2026-03-28T23:30:00Z",
    "2026-03-29T22:30:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T22:59:59.999Z",
    "2026-10-25T23:00:00Z",
  ];
  for (const [index, at] of moments.entries()) await backdate(shopId, given[index]?.id ?? "", at);
  await expectExact();
  const dayOf = async (from: string, to = from) => {
    const counts = await countRatings(owner, { ...ALL, from, to });
    return counts.reduce((sum, { count }) => sum + count, 0);
  };
  expect([await dayOf("2026-03-29"), await dayOf("2026-10-25"), await dayOf("2026-10-26")]).toEqual(
    [1, 2, 1],
  );
  const { rows } = await listRatings(owner, {
    ...ALL,
    from: "2026-10-25",
    to: "2026-10-25",
    cursor: null,
    limit: 10,
  });
  expect(rows).toHaveLength(2);
  for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"]) {
    await moveShop(shopId, zone);
    await expectExact();
  }
  // In Kathmandu.
  expect([await dayOf("2026-10-25"), await dayOf("2026-10-26")]).toEqual([1, 2]);
});

test("the same number as counting ratings one by one, whatever the filter", async () => {
  const { owner, agent, shopId } = await shopWithRatings();
  const today = (
    await database().execute<{ day: string }>(sql`
    select (now() at time zone time_zone)::date::text as day from shops where id = ${shopId}`)
  )[0]?.day;
  if (!today) throw new Error("A shop without a day.");
  for (const filter of [
    ALL,
    { ...ALL, memberId: agent.memberId },
    { ...ALL, from: today, to: today },
    { ...ALL, to: "2020-01-01" },
    { ...ALL, withComment: true },
  ]) {
    for (const { stars, count } of await countRatings(owner, filter)) {
      const { rows } = await listRatings(owner, { ...filter, stars, cursor: null, limit: 50 });
      expect(count, JSON.stringify({ filter, stars })).toBe(rows.length);
    }
  }
  expect(await readLowRatings(owner)).toMatchObject({ all: 6, low: 2 });
});

test("erasing the customer takes the comment's count alone, removing the test order takes its rating back", async () => {
  const { owner } = await shopWithRatings();
  const { days: before } = await daysAndTruth();
  const { updateId, customer } = await makeSolved(owner);
  await submitRating(customer, { updateId, stars: 5, comment: "Known only to me" });
  const { days: rated } = await daysAndTruth();
  const [person] = await database()
    .select()
    .from(customers)
    .where(eq(customers.id, customer.customerId));
  await eraseCustomer(owner, { customerId: customer.customerId, confirmation: person?.name ?? "" });
  await expectExact();
  const { days: erased } = await daysAndTruth();
  const sum = (days: Record<string, unknown>[], of: string) =>
    days.reduce((total, day) => total + Number(day[of]), 0);
  expect(sum(erased, "ratings")).toBe(sum(rated, "ratings"));
  expect(sum(erased, "comments")).toBe(sum(rated, "comments") - 1);

  await startTest(owner, "en");
  const state = await readTest(owner);
  if (!state.running || !state.updateId) throw new Error("No test runs.");
  const self = await makeCustomer(owner.shopId, state.orderId);
  await submitRating(self, { updateId: state.updateId, stars: 2, comment: null });
  await expectExact();
  await removeTest(owner);
  expect((await daysAndTruth()).days).toEqual(erased);
  expect(rated).not.toEqual(before);
});

test("exact when many rate at once while the shop moves back and forth", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: other } = await makeShop();
  const solved = await Promise.all(
    Array.from({ length: 24 }, (_, n) => makeSolved(n % 4 === 0 ? other : owner)),
  );
  const input = {
    name: "Holm",
    siteUrl: "https://holm.example",
    replyTo: "a@holm.example",
    postalAddress: "",
    locale: "en" as const,
    brand: "#0f6274",
  };
  const move = (timeZone: string) => saveShop(owner, { ...input, timeZone });
  const giveAll = solved.map(({ updateId, customer }, n) =>
    submitRating(customer, { updateId, stars: (n % 5) + 1, comment: null }),
  );
  await Promise.all([
    ...giveAll.slice(0, 12),
    move("Pacific/Auckland"),
    ...giveAll.slice(12, 18),
    move("America/Los_Angeles"),
    moveShop(shopId, "Asia/Kathmandu"),
    ...giveAll.slice(18),
  ]);
  await expectExact();
  expect(await database().$count(ratings, eq(ratings.shopId, shopId))).toBe(18);
});

test("a rating that is being given while the shop moves is counted on the new zone's day", async () => {
  const { shopId, owner } = await makeShop();
  const { updateId, customer } = await makeSolved(owner);
  // A day and an hour apart: another date, whatever the hour.
  await moveShop(shopId, "Pacific/Kiritimati");
  let moved: Promise<unknown> | undefined;
  await transaction(async () => {
    await submitRating(customer, { updateId, stars: 5, comment: null });
    moved = withConnection(
      env().DATABASE_URL,
      (other) => other`update shops set time_zone = 'Pacific/Pago_Pago' where id = ${shopId}`,
    );
    await untilSomebodyWaits();
  });
  await moved;
  await expectExact();
});
