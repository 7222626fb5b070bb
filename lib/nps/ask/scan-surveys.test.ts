import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import {
  blockedAddresses,
  mailSettings,
  mails,
  mailTemplates,
  npsInvitations,
  type npsSurveys,
  optOuts,
  orders,
  shops,
  updates,
} from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { evaluated } from "@/lib/nps/ask/decide.sql";
import { dryRun, listDryRun } from "@/lib/nps/ask/dry-run";
import { readFrame } from "@/lib/nps/ask/frame.sql";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { readSolvedSurvey, type Survey } from "@/lib/nps/solved-survey";
import { saveOrderWords } from "@/lib/orders/save-order-words";
import { asOwner } from "@/lib/testing/as-owner";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { setSolvedSurvey } from "@/lib/testing/nps";
import { ownDatabase } from "@/lib/testing/own-database";
import { openUpdate } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";

// What other files left in the statistics would change the plans.
await ownDatabase();

let shopId: string;
let owner: MemberActor;

async function turnOn(days = 7, changes: Partial<typeof npsSurveys.$inferInsert> = {}) {
  const [template] = await database()
    .insert(mailTemplates)
    .values({
      shopId,
      name: "Invitation",
      locale: "en",
      subject: "One question",
      body: "{nps_scale}",
    })
    .returning();
  await setSolvedSurvey(shopId, {
    active: true,
    days,
    templateId: template?.id,
    successUrl: "https://holm-hazel.example/thanks",
    errorUrl: "https://holm-hazel.example/sorry",
    ...changes,
  });
}

beforeEach(async () => {
  const made = await makeShop();
  shopId = made.shopId;
  owner = made.owner;
});

/** An update solved so long ago, whose customer was written to. */
async function solved(ago: string, order: Parameters<typeof makeOrder>[1] = {}) {
  const orderId = await makeOrder(shopId, order);
  const { updateId } = await openUpdate(owner, {
    orderId,
    title: "Late parcel",
    customerNote: "We look into it.",
    internalNote: undefined,
  });
  // Without an address nobody can be told.
  const notify = order.customer ? Boolean(order.customer.email) : true;
  await solveUpdate(owner, { updateId, notify });
  await database()
    .update(mails)
    .set({
      state: "sent",
      dropReason: null,
      sealed: Buffer.from("x"),
      sentAt: sql`now() - ${ago}::interval`,
    })
    .where(eq(mails.updateId, updateId));
  await database()
    .update(updates)
    .set({ solvedAt: sql`now() - ${ago}::interval` })
    .where(eq(updates.id, updateId));
  return { updateId, orderId };
}

async function decisions() {
  const rows = await database()
    .select()
    .from(npsInvitations)
    .where(eq(npsInvitations.shopId, shopId));
  return Object.fromEntries(rows.map((row) => [row.updateId, row.reason ?? row.state]));
}

describe("when an update comes due", () => {
  test.each([
    [0, "2 minutes", true],
    [0, "6 days 23 hours", true],
    [0, "7 days 1 hour", false],
    [6, "5 days 22 hours", false],
    [6, "6 days 2 hours", true],
    [7, "13 days 22 hours", true],
    [7, "14 days 2 hours", false],
    [60, "59 days 22 hours", false],
    [60, "60 days 2 hours", true],
    [60, "66 days 22 hours", true],
    [60, "67 days 2 hours", false],
  ])("after %i days, solved %s ago: %s", async (days, ago, due) => {
    await turnOn(days);
    const { updateId } = await solved(ago);
    await scanSurveys(shopId);
    expect(await decisions()).toEqual(due ? { [updateId]: "invited" } : {});
  });

  test("off, or without settings, nothing is decided", async () => {
    await solved("8 days");
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
    await turnOn(7, { active: false });
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
  });
});

test("every update that gets none keeps its reason", async () => {
  await turnOn();
  const good = await solved("8 days");
  const noAddress = await solved("8 days", { customer: { name: "Nobody" } });
  const cancelled = await solved("8 days", { status: "Cancelled" });
  const refunded = await solved("8 days", { status: "refunded" });
  const silent = await solved("8 days");
  await database()
    .update(mails)
    .set({ state: "failed" })
    .where(eq(mails.updateId, silent.updateId));
  const blocked = await solved("8 days", { customer: { email: "b@example.com", name: "B" } });
  await database()
    .insert(blockedAddresses)
    .values({ shopId, address: "b@example.com", reason: "bounce" });
  const stopped = await solved("8 days");
  const [order] = await database().select().from(orders).where(eq(orders.id, stopped.orderId));
  await database()
    .insert(optOuts)
    .values({ shopId, customerId: order?.customerId ?? "", topic: "nps" });
  expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 6 });
  expect(await decisions()).toEqual({
    [good.updateId]: "invited",
    [noAddress.updateId]: "no_address",
    [cancelled.updateId]: "order_cancelled",
    [refunded.updateId]: "order_cancelled",
    [silent.updateId]: "no_mail",
    [blocked.updateId]: "blocked",
    [stopped.updateId]: "opted_out",
  });
});

test.each(["wc-cancelled", "wc-refunded", "wc-failed", "Failed", "annulleret"])(
  "an order that is %s: the dry run says cancelled or refunded",
  async (status) => {
    await turnOn();
    await solved("8 days", { status });
    const told = await solved("8 days", { status: "wc-completed" });
    expect(await dryRun(owner)).toEqual({ send: 1, waiting: 0, byReason: { order_cancelled: 1 } });
    await saveOrderWords(owner, {
      changed: [
        { word: status, meaning: "other" },
        { word: "wc-completed", meaning: "refunded" },
      ],
      added: null,
    });
    expect((await listDryRun(owner, "order_cancelled")).rows.map((row) => row.updateId)).toEqual([
      told.updateId,
    ]);
  },
);

test("one customer's two updates: the first is asked about, the second waits or comes too late", async () => {
  await turnOn();
  const customer = { email: "clara@example.com", name: "Clara" };
  const first = await solved("9 days", { customer });
  const second = await solved("8 days", { customer });
  expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 1 });
  expect(await decisions()).toEqual({ [first.updateId]: "invited", [second.updateId]: "budget" });
});

test("somebody asked recently waits until the budget is free, and is asked then", async () => {
  await turnOn();
  await database()
    .update(mailSettings)
    .set({ budgetDays: 9 })
    .where(eq(mailSettings.shopId, shopId));
  const { updateId } = await solved("8 days");
  await database()
    .update(mails)
    .set({ countsTowardBudget: true })
    .where(eq(mails.updateId, updateId));
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 0, waiting: 1 });
  expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
  const earlier = sql`now() - interval '10 days'`;
  await database().update(mails).set({ sentAt: earlier }).where(eq(mails.updateId, updateId));
  await database()
    .update(npsInvitations)
    .set({ recheckAt: sql`now()` })
    .where(eq(npsInvitations.updateId, updateId));
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 1 });
  expect(await decisions()).toEqual({ [updateId]: "invited" });
});

test("several workers at once send one invitation each", async () => {
  await turnOn();
  const made = [];
  for (let n = 0; n < 12; n += 1) made.push(await solved("8 days"));
  const runs = await Promise.all(Array.from({ length: 5 }, () => scanSurveys(shopId)));
  expect(runs.reduce((sum, run) => sum + run.invited, 0)).toBe(12);
  const queued = await database().select().from(mails).where(eq(mails.kind, "nps.invitation"));
  expect(queued.filter((mail) => mail.shopId === shopId)).toHaveLength(12);
});

test("an interrupted run loses nothing and repeats nothing", async () => {
  await turnOn();
  await solved("8 days");
  const broken = transaction(async () => {
    await scanSurveys(shopId);
    throw new Error("killed");
  });
  await expect(broken).rejects.toThrow("killed");
  expect(await decisions()).toEqual({});
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 1 });
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 0 });
});

test("solved again after an invitation, nobody is invited twice for one update", async () => {
  await turnOn(0);
  const { updateId } = await solved("1 day");
  await scanSurveys(shopId);
  await database()
    .update(updates)
    .set({ solvedAt: sql`now() - interval '2 minutes'` })
    .where(eq(updates.id, updateId));
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 0 });
});

test("in quiet hours the invitation waits for their end", async () => {
  await turnOn();
  await database().update(shops).set({ timeZone: "UTC" }).where(eq(shops.id, shopId));
  const clock = (hours: number) => {
    const at = new Date(Date.now() + hours * 3_600_000);
    return `${String(at.getUTCHours()).padStart(2, "0")}:00`;
  };
  await database()
    .update(mailSettings)
    .set({ quietFrom: clock(-1), quietTo: clock(2) })
    .where(eq(mailSettings.shopId, shopId));
  await solved("8 days");
  await scanSurveys(shopId);
  const [mail] = await database()
    .select()
    .from(mails)
    .where(sql`${mails.shopId} = ${shopId} and ${mails.kind} = 'nps.invitation'`);
  expect(mail?.sendAt.toISOString().slice(11, 16)).toBe(clock(2));
  expect(mail?.sendAt.getTime()).toBeGreaterThan(Date.now());
});

/** Customers with an order each that was decided on, so that PostgreSQL has something to estimate by. */
async function fillInvitations(surveyId: string): Promise<void> {
  await database().execute(sql`
    with people as (
      insert into customers (shop_id, name) select ${shopId}::uuid, 'C' from generate_series(1, 500) returning id
    ), bought as (
      insert into orders (shop_id, external_id, number, customer_id, customer_name, status, currency, total, placed_at)
      select ${shopId}::uuid, id, '1', id, 'C', 'done', 'EUR', 1, now() - interval '90 days' from people returning id, customer_id
    )
    insert into nps_invitations (shop_id, survey_id, occasion, customer_id, order_id, state, reason)
    select ${shopId}::uuid, ${surveyId}::uuid, id, customer_id, id, 'skipped', 'no_mail' from bought`);
  await asOwner((owner) => owner`analyze nps_invitations`);
}

/** What PostgreSQL reads the tables by while it evaluates, when it may not read them whole. */
async function scansOf(survey: Survey): Promise<string[]> {
  return transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const plan = await tx.execute<{ "QUERY PLAN": string }>(
      sql`explain with ${evaluated(survey, await readFrame(tx, survey), 10_000)} select from evaluated`,
    );
    return plan.map((line) => line["QUERY PLAN"]);
  });
}

test.each([
  ["solved", "updates_solved", "solved_at >", "update_id = "],
  ["order", "orders_newest", "placed_at >", "customer_id = "],
  ["lifecycle", "orders_newest", "placed_at >", "customer_id = "],
  ["delivery", "orders_completed", "completed_at >", "customer_id = "],
  ["relationship", "customers_by_number", "number >", "customer_id = "],
] as const)("%s: candidates are found by %s", async (kind, index, condition, lookup) => {
  const survey = { ...(await readSolvedSurvey(database(), shopId)), kind };
  await fillInvitations(survey.id);
  const plan = await scansOf(survey);
  const found = plan.findIndex((line) => line.includes(` ${index} `));
  expect(plan[found + 1]).toMatch(/Index Cond/);
  expect(plan[found + 1]).toContain(condition);
  expect(plan.join("\n")).toContain("nps_invitations_to_recheck");
  const decided = plan.findIndex((line) =>
    /nps_invitations_(by_customer|once|by_update) /.test(line),
  );
  expect(plan[decided + 1]).toMatch(new RegExp(`Index Cond: .*\\b${lookup}`));
  expect(plan.filter((line) => line.includes("Seq Scan"))).toEqual([]);
});

test("the right moment is looked up customer by customer, also in a shop the statistics don't know", async () => {
  await database().execute(sql`
    with people as (
      insert into customers (shop_id, name) select ${shopId}::uuid, 'C' from generate_series(1, 500) returning id
    ), bought as (
      insert into orders (shop_id, external_id, number, customer_id, customer_name, status, currency, total, placed_at)
      select ${shopId}::uuid, id, '1', id, 'C', 'done', 'EUR', 1, now() from people returning id, customer_id
    ), talked as (
      insert into updates (shop_id, order_id, title, status_id, visible_at)
      select s.id, b.id, 'T', s.opened_status_id, now() from bought b, shops s where s.id = ${shopId}::uuid returning id, order_id
    ), closed as (
      insert into solves (shop_id, update_id, number, solved_at, notified_at)
      select ${shopId}::uuid, id, 1, now(), now() from talked
    ), rated as (
      insert into ratings (shop_id, update_id, order_id, customer_id, solve_number, stars, solved_at, source)
      select ${shopId}::uuid, t.id, t.order_id, b.customer_id, 1, 2, now(), 'portal'
      from talked t join bought b on b.id = t.order_id
    )
    select from bought`);
  await asOwner((owner) => owner`analyze orders, updates, solves, ratings`);
  const young = await makeShop();
  const plan = await scansOf(await readSolvedSurvey(database(), young.shopId));
  for (const [lookup, by] of [
    ["solves_shop_id_update_id_number_pk on solves", "update_id"],
    ["ratings_by_customer on ratings mr", "customer_id"],
    ["ratings_by_customer on ratings mb", "customer_id"],
    ["orders_by_customer on orders mo", "customer_id"],
    ["updates_by_order on updates mu", "order_id"],
    ["order_words_shop_id_word_pk on order_words", "word"],
  ] as const) {
    const line = plan.findIndex((one) => one.includes(lookup));
    expect(plan[line + 1], lookup).toMatch(new RegExp(`Index Cond: .*${by} = `));
  }
});
