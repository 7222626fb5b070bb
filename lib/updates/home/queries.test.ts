import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { shops, updates } from "@/db/schema";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { withoutTrigger } from "@/lib/testing/as-owner";
import {
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
} from "@/lib/testing/factories";
import { readLowRatings } from "@/lib/updates/home/low-ratings";
import {
  countWaiting,
  countWaitingForMe,
  hasOrders,
  listOpen,
  listUnassigned,
  listUnrated,
  listWaiting,
} from "@/lib/updates/home/queries";
import { openConversation } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let agent: MemberActor;
let stranger: MemberActor;

beforeAll(async () => {
  ({ owner } = await makeShop());
  agent = await makeMember(owner.shopId, "agent");
  ({ owner: stranger } = await makeShop("Elsewhere"));
});

type Matter = {
  title: string;
  assigneeId?: string;
  nobodys?: boolean;
  waits?: boolean;
  internal?: boolean;
};

/** An update of the shop; with `waits` the customer has written last. */
async function make(member: MemberActor, { title, assigneeId, nobodys, waits, internal }: Matter) {
  const orderId = await makeOrder(member.shopId);
  const updateId = nobodys
    ? await makeUnassigned(member.shopId, orderId, title)
    : await makeUpdate(member, orderId, { title, assigneeId, internal });
  const customer = await makeCustomer(member.shopId, orderId);
  if (waits) await writeNote(customer, { updateId, kind: "customer", body: `${title}?` });
  return { updateId, orderId, customer };
}

/** A solved update, rated with these stars; returns who rated it. */
async function rated(
  title: string,
  stars: number,
): Promise<{ customer: CustomerActor; updateId: string }> {
  const { updateId, customer } = await make(owner, { title });
  await solveUpdate(agent, { updateId, notify: true });
  await submitRating(customer, { updateId, stars, comment: null });
  return { customer, updateId };
}

const titles = (rows: { title: string }[]) => rows.map((row) => row.title);

test("each update is listed where it belongs: mine, unassigned, a colleague's", async () => {
  const mine = { assigneeId: agent.memberId };
  await make(owner, { title: "Waits first", ...mine, waits: true });
  await make(owner, { title: "Waits second", ...mine, waits: true });
  await make(owner, { title: "Customer's turn", ...mine });
  await make(owner, { title: "Internal", ...mine, internal: true });
  await make(owner, { title: "Nobody's, quiet", nobodys: true });
  await make(owner, { title: "Nobody's, waits", nobodys: true, waits: true });
  await make(owner, { title: "The owner's", assigneeId: owner.memberId, waits: true });
  const solved = await make(owner, { title: "Solved", ...mine });
  await solveUpdate(agent, { updateId: solved.updateId, notify: true });
  const silent = await make(owner, { title: "Solved silently", ...mine });
  await solveUpdate(agent, { updateId: silent.updateId, notify: false });
  const done = await make(owner, { title: "Rated", ...mine });
  await solveUpdate(agent, { updateId: done.updateId, notify: true });
  await submitRating(done.customer, { updateId: done.updateId, stars: 5, comment: null });
  await make(stranger, { title: "Another shop's", nobodys: true, waits: true });

  const waiting = await listWaiting(agent);
  expect(titles(waiting)).toEqual(["Waits first", "Waits second"]);
  expect(waiting[0]).toMatchObject({
    customerName: "Clara Jørgensen",
    last: { text: "Waits first?", byCustomer: true },
    visible: true,
    followsStars: null,
  });
  expect(waiting[0]?.waitingSince).toBeInstanceOf(Date);
  const open = await listOpen(agent);
  expect(titles(open)).toEqual(["Internal", "Customer's turn"]);
  expect(open.map(({ visible, last }) => [visible, last?.author])).toEqual([
    [false, owner.name],
    [true, owner.name],
  ]);
  expect(titles(await listUnassigned(agent))).toEqual(["Nobody's, waits", "Nobody's, quiet"]);
  expect(titles(await listUnrated(agent))).toEqual(["Solved"]);
  expect(titles(await listUnrated(owner))).toEqual([]);
  expect(await countWaitingForMe(agent)).toBe(2);
  const counts = await countWaiting(agent);
  expect(counts.map(({ memberId, name, count }) => [memberId, name, count])).toEqual([
    [agent.memberId, agent.name, 2],
    [null, null, 1],
    [owner.memberId, owner.name, 1],
  ]);
  expect(counts[0]?.oldest).toEqual(waiting[0]?.waitingSince);

  expect(titles(await listUnassigned(stranger))).toEqual(["Another shop's"]);
  expect(await listWaiting(stranger)).toEqual([]);
  expect(await countWaiting(stranger)).toMatchObject([{ memberId: null, count: 1 }]);
});

test("low ratings of seven days, with what has come of each", async () => {
  const before = await readLowRatings(agent);
  await rated("Nobody wrote", 1);
  const waits = await rated("Wrote back", 2);
  const answered = await rated("Answered", 3);
  const recovered = await rated("Recovered", 2);
  const old = await rated("A week ago", 1);
  await rated("Happy", 4);
  const followUp = async ({ customer, updateId }: Awaited<ReturnType<typeof rated>>) => {
    const words = { title: "About it", body: "Still", followsUpdateId: updateId };
    return (await openConversation(customer, words)).updateId;
  };
  const waitingId = await followUp(waits);
  for (const one of [answered, recovered]) {
    const updateId = await followUp(one);
    await writeNote(agent, { updateId, kind: "customer", body: "We are sorry." });
    if (one === recovered) await solveUpdate(agent, { updateId, notify: true });
  }
  await withoutTrigger(
    ["ratings", "ratings_final"],
    (tx) =>
      tx`update ratings set created_at = created_at - interval '7 days' where update_id = ${old.updateId}`,
  );

  const { rows, low, all, from } = await readLowRatings(agent);
  expect({ low: low - before.low, all: all - before.all }).toEqual({ low: 4, all: 5 });
  expect(rows.map(({ title, recovery, waits: waiting }) => [title, recovery, waiting])).toEqual([
    ["Wrote back", "unanswered", true],
    ["Nobody wrote", "unanswered", false],
    ["Answered", "progress", false],
    ["Recovered", "recovered", false],
  ]);
  expect(rows[0]).toMatchObject({ updateId: waitingId, solverName: agent.name, stars: 2 });
  expect(rows[3]?.recoveredAt).toBeInstanceOf(Date);
  const days = await database()
    .select({ day: sql<string>`((now() at time zone time_zone)::date - 6)::text` })
    .from(shops)
    .where(eq(shops.id, agent.shopId));
  expect(from).toBe(days[0]?.day);
  expect(await readLowRatings(stranger)).toMatchObject({ rows: [], low: 0, all: 0 });
});

test("a follow-up says how many stars it follows", async () => {
  const { customer, updateId } = await rated("Two stars", 2);
  const next = await openConversation(customer, {
    title: "About",
    body: "?",
    followsUpdateId: updateId,
  });
  await database()
    .update(updates)
    .set({ assigneeId: owner.memberId })
    .where(eq(updates.id, next.updateId));
  const row = (await listWaiting(owner)).find((work) => work.updateId === next.updateId);
  expect(row?.followsStars).toBe(2);
});

test("a shop knows whether anything has happened in it", async () => {
  const { owner: fresh } = await makeShop("Fresh");
  expect(await hasOrders(fresh)).toBe(false);
  await makeOrder(fresh.shopId);
  expect(await hasOrders(fresh)).toBe(true);
});
