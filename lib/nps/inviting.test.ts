import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { database, transaction } from "@/db/client";
import {
  customers,
  links,
  mailSettings,
  mails,
  mailTemplates,
  npsExperiments,
  npsInvitations,
  npsSurveys,
  optOuts,
  orders,
  shops,
  updates,
} from "@/db/schema";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import type { MemberActor } from "@/lib/identity/actor";
import { dryRun, listDryRun } from "@/lib/nps/ask/dry-run";
import { inviteShop } from "@/lib/nps/ask/invite-shops";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeOrder, makeShop } from "@/lib/testing/factories";
import { setSolvedSurvey } from "@/lib/testing/nps";
import { openUpdate } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";

let shopId: string;
let owner: MemberActor;
let templateId: string;

beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
  const [template] = await database()
    .select()
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  templateId = template?.id ?? "";
  await set({
    active: true,
    days: 7,
    templateId,
    successUrl: "https://holm-hazel.example/thanks",
    errorUrl: "https://holm-hazel.example/sorry",
  });
  await database()
    .update(mailSettings)
    .set({ quietOn: false })
    .where(eq(mailSettings.shopId, shopId));
});

function set(changes: Partial<typeof npsSurveys.$inferInsert>) {
  return setSolvedSurvey(shopId, changes);
}

/** An update whose customer was written to, solved at this moment. */
async function solvedAt(at: Date, order: Parameters<typeof makeOrder>[1] = {}): Promise<string> {
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
    .set({ state: "sent", dropReason: null, sealed: Buffer.from("x"), sentAt: at })
    .where(eq(mails.updateId, updateId));
  await database().update(updates).set({ solvedAt: at }).where(eq(updates.id, updateId));
  return updateId;
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

async function invitation(updateId: string) {
  const [row] = await database()
    .select()
    .from(npsInvitations)
    .where(eq(npsInvitations.updateId, updateId));
  return row;
}

const invitationMails = () =>
  database()
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.kind, "nps.invitation")));

describe("days are days of the shop's wall clock", () => {
  // Copenhagen springs forward on 29 March 2026 and falls back on 25 October; New York on 8 March and 1 November.
  test.each([
    ["Europe/Copenhagen", 6, "2026-03-25T10:00:00+01:00", "2026-03-31T10:00:00+02:00"],
    ["Europe/Copenhagen", 7, "2026-10-22T10:00:00+02:00", "2026-10-29T10:00:00+01:00"],
    ["Europe/Copenhagen", 60, "2026-03-01T10:00:00+01:00", "2026-04-30T10:00:00+02:00"],
    ["America/New_York", 7, "2026-03-05T10:00:00-05:00", "2026-03-12T10:00:00-04:00"],
    ["America/New_York", 60, "2026-09-15T10:00:00-04:00", "2026-11-14T10:00:00-05:00"],
    ["America/New_York", 0, "2026-11-01T00:30:00-04:00", "2026-11-01T00:30:00-04:00"],
  ])("%s, after %i days: solved %s, due %s", async (timeZone, days, solved, due) => {
    await database().update(shops).set({ timeZone }).where(eq(shops.id, shopId));
    await set({ days });
    const updateId = await solvedAt(new Date(solved));
    const at = (minutes: number) => ({ now: new Date(Date.parse(due) + minutes * 60_000) });
    expect(await scanSurveys(shopId, at(-1))).toMatchObject({ invited: 0 });
    expect(await scanSurveys(shopId, at(2))).toMatchObject({ invited: 1 });
    expect((await invitation(updateId))?.state).toBe("invited");
  });
});

test("an experiment with the delay: each customer in one arm, the longer arm waits", async () => {
  const [experiment] = await database()
    .insert(npsExperiments)
    .values({
      shopId,
      surveyId: (await readSolvedSurvey(database(), shopId)).id,
      about: "delay",
      otherDays: 12,
      baseDays: 7,
      baseTemplateId: templateId,
      plannedEach: 50,
      startedById: owner.memberId,
    })
    .returning();
  const made: string[] = [];
  for (let n = 0; n < 12; n += 1) made.push(await solvedAt(ago(8)));
  const counts = await scanSurveys(shopId);
  expect(counts.invited + counts.waiting).toBe(12);
  expect(counts.invited).toBeGreaterThan(0);
  expect(counts.waiting).toBeGreaterThan(0);
  for (const updateId of made) {
    const row = await invitation(updateId);
    expect(row?.experimentId).toBe(experiment?.id);
    expect([row?.state, row?.reason]).toEqual(
      row?.variant === "a" ? ["invited", null] : ["waiting", "experiment"],
    );
  }
  const later = new Date(Date.now() + 5 * 86_400_000);
  expect(await scanSurveys(shopId, { now: later })).toEqual({
    invited: counts.waiting,
    waiting: 0,
    skipped: 0,
  });
});

test("who waits for the budget until it is too late ends as skipped", async () => {
  const updateId = await solvedAt(ago(8));
  await database()
    .update(mailSettings)
    .set({ budgetDays: 10 })
    .where(eq(mailSettings.shopId, shopId));
  await database()
    .update(mails)
    .set({ countsTowardBudget: true })
    .where(eq(mails.updateId, updateId));
  await scanSurveys(shopId);
  expect(await invitation(updateId)).toMatchObject({ state: "waiting", reason: "budget" });
  const late = new Date(Date.now() + 10 * 86_400_000);
  expect(await scanSurveys(shopId, { now: late })).toMatchObject({ invited: 0, skipped: 1 });
  expect(await invitation(updateId)).toMatchObject({ state: "skipped", reason: "budget" });
});

test("a worker killed in the middle neither loses nor repeats anything", async () => {
  const made: string[] = [];
  for (let n = 0; n < 6; n += 1) made.push(await solvedAt(ago(9 - n / 10)));
  const hold = await holdMail(`nps:${made[3]}:1`);
  surviveAsAWorker();
  const running = scanSurveys(shopId, { batch: 2 }).catch(() => "killed");
  await killWaiting();
  expect(await running).toBe("killed");
  await hold.release();
  expect(await invitationMails()).toHaveLength(2);
  expect(await scanSurveys(shopId, { batch: 2 })).toMatchObject({ invited: 4 });
  const sent = await invitationMails();
  expect(sent.map((mail) => mail.updateId).sort()).toEqual([...made].sort());
  const decided = await database()
    .select()
    .from(npsInvitations)
    .where(eq(npsInvitations.shopId, shopId));
  expect(decided.map((row) => row.state)).toEqual(Array(6).fill("invited"));
});

/** What the test runner would take for a failure, a worker lives through. */
function surviveAsAWorker(): void {
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  surviveLostConnections();
  onTestFinished(() => {
    process.removeAllListeners("uncaughtException");
    for (const listener of listeners) process.on("uncaughtException", listener);
  });
}

/** Writes a mail and does not commit it, so that whoever wants to write the same one waits. */
async function holdMail(dedupeKey: string) {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = () => {};
  const written = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const holding = transaction(async (tx) => {
    const sendAt = new Date();
    await tx
      .insert(mails)
      .values({ shopId, kind: "nps.invitation", dedupeKey, toAddress: "a@example.com", sendAt });
    begun();
    await until;
    tx.rollback();
  }).catch(() => {});
  await written;
  return {
    async release() {
      release();
      await holding;
    },
  };
}

/** Ends the connection that waits in the middle of writing invitations. */
async function killWaiting(): Promise<void> {
  for (let shot = 0; shot === 0; ) {
    const ended = await database().execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like '%nps_invitations%' and wait_event_type = 'Lock'`);
    shot = ended.length;
  }
}

describe("the mail", () => {
  test("asks with links of its own and can be stopped", async () => {
    const updateId = await solvedAt(ago(8));
    await scanSurveys(shopId);
    await deliverAll(shopId);
    const [mail] = await invitationMails();
    expect(mail).toMatchObject({ state: "sent", countsTowardBudget: true, updateId });
    const message = await sentMessage(shopId, mail?.id ?? "");
    expect(message.subject).toBe("How likely are you to recommend Holm & Hazel?");
    expect(message.html).toMatch(/\/nps\/rate\/[\w-]+\?rating=10"/);
    expect(message.text).toContain("Unsubscribe from questions like this");
    expect(message.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const [link] = await database()
      .select()
      .from(links)
      .where(and(eq(links.shopId, shopId), eq(links.purpose, "nps")));
    expect(link).toMatchObject({ updateId, mailId: mail?.id });
  });

  const facts: [string, (updateId: string) => Promise<unknown>, string, string][] = [
    [
      "reopened",
      (id) => database().update(updates).set({ solvedAt: null }).where(eq(updates.id, id)),
      "reopened",
      "reopened",
    ],
    [
      "cancelled",
      () => database().update(orders).set({ status: "Refunded" }).where(eq(orders.shopId, shopId)),
      "order_cancelled",
      "order_cancelled",
    ],
    ["switched off", () => set({ active: false }), "invitations_off", "switched_off"],
    ["stopped by the customer", stop, "opted_out", "opted_out"],
    [
      "asked meanwhile",
      (id) =>
        database()
          .update(mails)
          .set({ countsTowardBudget: true, sentAt: new Date() })
          .where(and(eq(mails.updateId, id), eq(mails.state, "sent"))),
      "budget",
      "budget",
    ],
    [
      "moved",
      () => database().update(orders).set({ email: null }).where(eq(orders.shopId, shopId)),
      "address_gone",
      "no_address",
    ],
  ];
  test.each(facts)("is dropped when %s", async (_name, happen, dropReason, reason) => {
    const updateId = await solvedAt(ago(8));
    await scanSurveys(shopId);
    await happen(updateId);
    await deliverAll(shopId);
    expect((await invitationMails())[0]).toMatchObject({ state: "dropped", dropReason });
    expect(await invitation(updateId)).toMatchObject({ state: "skipped", reason });
  });
});

async function stop() {
  const [customer] = await database().select().from(customers).where(eq(customers.shopId, shopId));
  await database()
    .insert(optOuts)
    .values({ shopId, customerId: customer?.id ?? "", topic: "nps" });
}

describe("a dry run", () => {
  test("counts and lists what would happen, also while off, and changes nothing", async () => {
    await set({ active: false });
    const good = await solvedAt(ago(8));
    const silent = await solvedAt(ago(8), { customer: { name: "Nobody" } });
    expect(await dryRun(owner)).toEqual({ send: 1, waiting: 0, byReason: { no_address: 1 } });
    const { rows } = await listDryRun(owner, "send");
    expect(rows).toMatchObject([
      { updateId: good, title: "Late parcel", customerName: "Clara Jørgensen" },
    ]);
    expect((await listDryRun(owner, "no_address")).rows.map((row) => row.updateId)).toEqual([
      silent,
    ]);
    expect(await invitation(good)).toBeUndefined();
  });

  test("looks at those that come first, and says so when there are more", async () => {
    const made = [await solvedAt(ago(9)), await solvedAt(ago(8.5)), await solvedAt(ago(8))];
    expect(await dryRun(owner, 2)).toEqual({ cut: 2, send: 2, waiting: 0, byReason: {} });
    const { rows } = await listDryRun(owner, "send", null, 2);
    expect(rows.map(({ updateId }) => updateId)).toEqual([made[1], made[0]]);
    expect(await dryRun(owner, 4)).toEqual({ send: 3, waiting: 0, byReason: {} });
  });

  test("is for those who may switch it on", async () => {
    const agent = await makeMember(shopId, "agent");
    await expect(dryRun(agent)).rejects.toThrow("forbidden");
    await expect(listDryRun(agent, "send")).rejects.toThrow("forbidden");
  });
});

describe("surveys", () => {
  async function survey(changes: Partial<typeof npsSurveys.$inferInsert>) {
    const { channelId, categoryId } = await readSolvedSurvey(database(), shopId);
    const base = {
      shopId,
      name: "Survey",
      kind: "order",
      active: true,
      days: 3,
      templateId,
      channelId,
      categoryId,
    } as const;
    await database()
      .insert(npsSurveys)
      .values({ ...base, ...changes });
  }
  const asked = async () => (await invitationMails()).map((mail) => mail.orderId);

  test.each(["order", "delivery", "lifecycle"] as const)(
    "%s: once, within its week",
    async (kind) => {
      await survey({ kind });
      const due = await makeOrder(shopId, { status: "completed", placedAt: ago(4) });
      await makeOrder(shopId, { status: "completed", placedAt: ago(2) });
      await makeOrder(shopId, { status: "completed", placedAt: ago(11) });
      expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 0 });
      expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
      expect(await asked()).toEqual([due]);
    },
  );

  test("lifecycle asks after the first order alone", async () => {
    await survey({ kind: "lifecycle" });
    const customer = { email: "clara@example.com", name: "Clara" };
    await makeOrder(shopId, { customer, placedAt: ago(40) });
    await makeOrder(shopId, { customer, placedAt: ago(4) });
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
  });

  test("relationship goes through everybody in rounds, so many an hour", async () => {
    await survey({ kind: "relationship", days: 90, batchSize: 2 });
    await database()
      .update(mailSettings)
      .set({ budgetDays: 30 })
      .where(eq(mailSettings.shopId, shopId));
    for (let n = 0; n < 3; n += 1) await makeOrder(shopId);
    expect(await scanSurveys(shopId)).toMatchObject({ invited: 2 });
    expect(await scanSurveys(shopId)).toMatchObject({ invited: 1 });
    expect(await scanSurveys(shopId)).toMatchObject({ invited: 0 });
    const next = new Date(Date.now() + 91 * 86_400_000);
    await scanSurveys(shopId, { now: next });
    expect(await scanSurveys(shopId, { now: next })).toMatchObject({ skipped: 0 });
    const rows = await database()
      .select()
      .from(npsInvitations)
      .where(eq(npsInvitations.shopId, shopId));
    expect(rows.map((row) => `${row.occasion} ${row.state}`).sort()).toEqual([
      "1 invited",
      "1 invited",
      "1 invited",
      "2 invited",
      "2 invited",
      "2 invited",
    ]);
  });

  test.each([
    ["tag", { segmentText: "vip" }],
    ["product", { segmentText: "stool-1" }],
    ["order_count", { segmentFrom: 2 }],
    ["last_order", { segmentFrom: 3, segmentTo: 10 }],
  ] as const)("asks only its segment: %s", async (segment, limits) => {
    await survey({ kind: "relationship", days: 90, segment, ...limits });
    const customer = { email: "in@example.com", name: "In" };
    const items = [{ name: "Stool", sku: "STOOL-1", quantity: 1, total: "10.00" }];
    await makeOrder(shopId, { customer, items, placedAt: ago(30) });
    const latest = await makeOrder(shopId, { customer, placedAt: ago(5) });
    await makeOrder(shopId, { placedAt: ago(1) });
    await database()
      .update(customers)
      .set({ tags: ["vip"] })
      .where(eq(customers.email, customer.email));
    expect(await scanSurveys(shopId)).toEqual({ invited: 1, waiting: 0, skipped: 0 });
    expect(await asked()).toEqual([latest]);
  });

  test("shares the contact budget with everything else, and is sent in its own words", async () => {
    const updateId = await solvedAt(ago(8), { placedAt: ago(4) });
    await survey({});
    await inviteShop({ shopId });
    expect((await invitation(updateId))?.state).toBe("invited");
    const rows = await database()
      .select()
      .from(npsInvitations)
      .where(eq(npsInvitations.shopId, shopId));
    expect(rows.find((row) => !row.updateId)).toMatchObject({ reason: "budget" });
  });

  test("switched off, it asks nobody and what is queued is dropped", async () => {
    await survey({});
    await makeOrder(shopId, { placedAt: ago(4) });
    await scanSurveys(shopId);
    await database().update(npsSurveys).set({ active: false }).where(eq(npsSurveys.shopId, shopId));
    await deliverAll(shopId);
    expect((await invitationMails())[0]).toMatchObject({
      state: "dropped",
      dropReason: "invitations_off",
    });
    await makeOrder(shopId, { placedAt: ago(4) });
    expect(await scanSurveys(shopId)).toEqual({ invited: 0, waiting: 0, skipped: 0 });
  });
});
