import { and, asc, eq, isNotNull, isNull, not, notInArray, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import {
  accounts,
  apiKeys,
  customers,
  events,
  links,
  mails,
  members,
  notes,
  orders,
  ratings,
  shops,
  solves,
  updates,
} from "@/db/schema";
import { loadDemo } from "@/lib/demo/script/load-demo";
import { findApiKeyActor } from "@/lib/identity/access/api-keys";
import { readLink } from "@/lib/identity/access/customer-links";
import { systemActor } from "@/lib/identity/system";
import { queueFollowUps } from "@/lib/ratings/queue-follow-ups";
import { checkPassword } from "@/lib/testing/accounts";

type Loaded = Awaited<ReturnType<typeof loadDemo>>;

let loads: Loaded[];
let shopId: string;

beforeAll(async () => {
  loads = await Promise.all([loadDemo(), loadDemo()]);
  const [shop] = await database().select({ id: shops.id }).from(shops);
  shopId = shop?.id ?? "";
}, 120_000);

async function counts() {
  const tables = { shops, accounts, members, customers, orders, updates, notes, events, ratings };
  const entries = Object.entries({ ...tables, mails }).map(async ([name, table]) => [
    name,
    await database().$count(table),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

test("of two loads at once one creates the shop; a later one only hands out links and a key", async () => {
  expect(loads.map((load) => load.created).toSorted()).toEqual([false, true]);
  expect(await database().$count(shops)).toBe(1);

  const before = await counts();
  const again = await loadDemo();
  expect(again.created).toBe(false);
  expect(await counts()).toEqual(before);
  expect(again.links.map(({ label }) => label)).toEqual(loads[0]?.links.map(({ label }) => label));
});

test("it is as rich as a shop after some months", async () => {
  expect(await database().$count(members)).toBe(8);
  expect(await database().$count(members, isNotNull(members.deactivatedAt))).toBe(1);
  expect(await database().$count(orders)).toBeGreaterThanOrEqual(40);
  expect(await database().$count(orders, isNull(orders.email))).toBe(1);
  const people = await database().select({ email: customers.email }).from(customers);
  const addresses = people.flatMap(({ email }) => email ?? []);
  expect(addresses.length).toBeGreaterThanOrEqual(30);
  expect(addresses.filter((address) => !address.endsWith("@example.com"))).toEqual([]);

  const given = await database().select().from(ratings);
  for (const stars of [1, 2, 3, 4, 5]) {
    expect(given.some((rating) => rating.stars === stars)).toBe(true);
  }
  expect(given.some((rating) => rating.comment === null)).toBe(true);
  expect(given.some((rating) => rating.solverApiKeyId !== null)).toBe(true);
  const average = given.reduce((sum, { stars }) => sum + stars, 0) / given.length;
  expect(average).toBeGreaterThan(4);
  expect(average).toBeLessThan(4.5);
});

test("there are updates in every state", async () => {
  const found = await database()
    .select({ update: updates, notifiedAt: solves.notifiedAt })
    .from(updates)
    .leftJoin(solves, IS_CURRENT_SOLVE);
  const rows = found.map(({ update, notifiedAt }) => ({ ...update, notifiedAt }));
  const open = rows.filter((row) => !row.solvedAt);
  const solved = rows.filter((row) => row.solvedAt && !row.ratedAt);
  expect(open.some((row) => row.waitingSince)).toBe(true);
  expect(open.some((row) => row.visibleAt && !row.waitingSince)).toBe(true);
  expect(open.some((row) => !row.visibleAt)).toBe(true);
  expect(open.some((row) => row.solveNumber === 1)).toBe(true);
  expect(solved.some((row) => row.notifiedAt)).toBe(true);
  expect(solved.some((row) => row.visibleAt && !row.notifiedAt)).toBe(true);
  expect(rows.some((row) => row.ratedAt && row.solveNumber === 2)).toBe(true);
  const answers = rows.filter((row) => row.followsUpdateId);
  expect(answers.some((row) => row.solvedAt)).toBe(true);
  expect(answers.some((row) => !row.solvedAt)).toBe(true);
});

test("nothing of it is ever mailed, now or by the recovery of follow-ups", async () => {
  const invitation = eq(mails.kind, "nps.invitation");
  const written = await database()
    .selectDistinct({ state: mails.state })
    .from(mails)
    .where(not(invitation));
  expect(written).toEqual([{ state: "dropped" }]);
  const kept = await database()
    .selectDistinct({ state: mails.state, transport: mails.transport, sealed: mails.sealed })
    .from(mails)
    .where(invitation);
  expect(kept).toEqual([{ state: "sent", transport: "outbox", sealed: null }]);
  expect(await database().execute(sql`select id from graphile_worker.jobs`)).toHaveLength(0);
  const mailsBefore = await database().$count(mails);
  const nothing = { promoter: 0, detractor: 0, alert: 0 };
  expect(await queueFollowUps(systemActor(shopId))).toEqual(nothing);
  for (const { id } of await database().select({ id: ratings.id }).from(ratings)) {
    expect(await queueFollowUps(systemActor(shopId), id)).toEqual(nothing);
  }
  expect(await database().$count(mails)).toBe(mailsBefore);
});

test("the past is in order and over", async () => {
  const log = await database().select().from(events).orderBy(asc(events.id));
  const last = new Map<string, Date>();
  for (const { updateId, at } of log) {
    expect(at.getTime()).toBeGreaterThanOrEqual(last.get(updateId)?.getTime() ?? 0);
    last.set(updateId, at);
  }
  const odd = await database().execute(sql`
    select u.title from updates u
    join orders o on o.shop_id = u.shop_id and o.id = u.order_id
    left join ratings r on r.shop_id = u.shop_id and r.update_id = u.id
    where o.placed_at > u.created_at
      or greatest(u.created_at, u.active_at, u.visible_at, u.solved_at, u.rated_at,
        u.waiting_since, u.customer_wrote_at, u.first_response_at) > now() - interval '5 minutes'
      or u.first_response_at <= u.customer_wrote_at
      or exists (select from solves s where s.shop_id = u.shop_id and s.update_id = u.id and (
        s.notified_at <> s.solved_at or s.reopened_at <= s.solved_at
        or s.number = u.solve_number and s.solved_at <> u.solved_at
        or (s.reopened_at is null) <> (s.number = u.solve_number and u.solved_at is not null)))
      or r.created_at <> u.rated_at or r.solved_at <> u.solved_at or r.created_at <= r.solved_at`);
  expect(odd).toHaveLength(0);
  const today = await database().execute(sql`
    select 'orders' from orders where created_at <> placed_at
    union all select 'customers' from customers c where created_at > now() - interval '1 hour'
    union all select 'mails' from mails where send_at > now() or created_at > send_at
    union all select 'accounts' from accounts where created_at > now() - interval '1 day'
    union all select 'notes' from notes where created_at > now() - interval '5 minutes'`);
  expect(today).toHaveLength(0);
});

test("the history is guarded again", async () => {
  const refused = { cause: { code: "42501" } };
  await expect(database().update(events).set({ data: {} })).rejects.toMatchObject(refused);
  await expect(database().update(ratings).set({ stars: 5 })).rejects.toMatchObject(refused);
  await expect(database().update(solves).set({ byMemberId: null })).rejects.toMatchObject(refused);
  const rated = isNotNull(updates.ratedAt);
  await expect(
    database().update(updates).set({ title: "Other" }).where(rated),
  ).rejects.toMatchObject(refused);
});

test("what it prints works: passwords, links into each state, the newest key alone", async () => {
  const first = loads.find((load) => load.created);
  const second = loads.find((load) => !load.created);
  if (!first || !second) throw new Error("Two loads, one of them first.");
  for (const { email } of first.signIns) {
    expect(await checkPassword(email, first.password)).toMatchObject({ email, right: true });
  }
  expect(await checkPassword("mette@demo.test", first.password)).toMatchObject({ right: false });

  expect(first.links).toHaveLength(3);
  const shown = await Promise.all(
    [...first.links, ...second.links].map(async ({ url }) => {
      const { pathname, searchParams } = new URL(url);
      const link = await readLink("portal", pathname.split("/").at(-1) ?? "");
      if (link.state !== "good") return link.state;
      const [update] = await database()
        .select()
        .from(updates)
        .where(eq(updates.id, searchParams.get("update") ?? ""));
      if (update?.orderId !== link.actor.orderId) return "another order";
      if (update.ratedAt) return "rated";
      return update.solvedAt ? "solved" : "open";
    }),
  );
  expect(shown).toEqual(["open", "solved", "rated", "open", "solved", "rated"]);

  const newest = await loadDemo();
  expect(await findApiKeyActor(`Bearer ${first.apiKey}`)).toBeNull();
  expect(await findApiKeyActor(`Bearer ${newest.apiKey}`)).toMatchObject({
    shopId,
    memberId: null,
    scopes: ["read", "write", "ratings"],
  });
  const other = and(isNull(apiKeys.revokedAt), notInArray(apiKeys.name, ["Demo key"]));
  expect(await database().$count(apiKeys, other)).toBe(1);
  expect(await database().$count(links, isNull(links.expiresAt))).toBe(0);
});
