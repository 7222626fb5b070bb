import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import {
  blockedAddresses,
  customers,
  idempotencyKeys,
  links,
  mails,
  npsCategories,
  npsChannels,
  npsInvitations,
  npsReviews,
  orders,
  statuses,
  updates,
} from "@/db/schema";
import { ERASED } from "@/lib/base/erased";
import { getCustomer } from "@/lib/customers/customer-detail";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { exportCustomer } from "@/lib/customers/export-customer";
import { asHtml } from "@/lib/customers/export-html";
import { asJson } from "@/lib/customers/export-json";
import { saveTags } from "@/lib/customers/save-tags";
import { readLink } from "@/lib/identity/access/customer-links";
import {
  type CustomerActor,
  type MemberActor,
  makeActor,
  type SurveyActor,
} from "@/lib/identity/actor";
import { systemActor } from "@/lib/identity/system";
import { NOBODY, recordReview } from "@/lib/nps/record-review";
import { addRule } from "@/lib/nps/rules/save-rule";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { commentReview, storeReview } from "@/lib/nps/store-review";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { requestOwnLink } from "@/lib/portal/my/request-own-link";
import { optOut } from "@/lib/portal/preferences";
import { requestPortalLink } from "@/lib/portal/request-link";
import { recordVisit } from "@/lib/portal/visits/record-visit";
import { countRatings } from "@/lib/ratings/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { deliverAll } from "@/lib/testing/deliver";
import { dumpEverything } from "@/lib/testing/dump";
import { makeLink, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { openConversation, openUpdate } from "@/lib/updates/open-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { readTeam } from "@/lib/updates/team/queries";
import { writeNote } from "@/lib/updates/write-note";

const NAME = "Philomena Quist";
const EMAIL = "philomena.quist@example.net";
const NUMBER = "77123";

type Scene = {
  owner: MemberActor;
  shopId: string;
  orderId: string;
  customerId: string;
  customer: CustomerActor;
  token: string;
};

async function makeScene(): Promise<Scene> {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId, {
    number: NUMBER,
    externalId: NUMBER,
    customer: { email: EMAIL, name: NAME },
  });
  const { token } = await makeLink(shopId, orderId);
  const link = await readLink("portal", token);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  const { customerId } = link.actor;
  return { owner, shopId, orderId, customerId, customer: link.actor, token };
}

const erase = ({ owner, customerId }: Scene, confirmation = NAME) =>
  eraseCustomer(owner, { customerId, confirmation });

const PHONE = "+45 31 77 12 30";
const LOYALTY = "quist-loyalty-9";
const DEVICE = "quist-device-abc";

/** Answers of hers as a customer, under her address as a stranger, for her order, and from a device that names it. */
async function answer(scene: Scene): Promise<void> {
  const { owner, shopId, orderId, customerId } = scene;
  const [[channel], [category], [status]] = await Promise.all([
    database().select().from(npsChannels).where(eq(npsChannels.shopId, shopId)),
    database().select().from(npsCategories).where(eq(npsCategories.shopId, shopId)),
    database().select().from(statuses).where(eq(statuses.shopId, shopId)),
  ]);
  if (!channel || !category || !status) throw new Error("A shop lacks something.");
  await addRule(owner, {
    name: "Detractors",
    maxScore: 6,
    categoryId: null,
    keywords: [],
    title: "Low score: {score}",
    statusId: status.id,
    priority: "high",
    assigneeId: null,
  });
  const place = { shopId, lowest: 0, channelId: channel.id, categoryId: category.id };
  const strangers = [
    { person: "email:hash-of-quist", email: EMAIL, phone: PHONE, loyaltyId: LOYALTY },
    { person: "email:hash-of-quist-2", email: EMAIL },
    { person: "orderRef:hash-of-number", orderRef: NUMBER },
    { person: "phone:hash-of-phone", orderId },
    { person: "deviceId:hash-of-device", deviceId: DEVICE, orderRef: NUMBER },
  ];
  await transaction(async (tx) => {
    const own = { ...place, person: `customer:${customerId}`, customerId, orderId, email: EMAIL };
    const reviewId = await storeReview(tx, { ...own, score: 3, comment: "Typed-first words" });
    await storeReview(tx, { ...own, score: 4, comment: "Typed-again words", phone: PHONE });
    await commentReview(tx, { shopId, reviewId, comment: "Typed-third words" });
    for (const who of strangers) {
      await storeReview(tx, { ...place, ...who, score: 9, comment: "Typed-unknown words" });
      await storeReview(tx, { ...place, ...who, score: 8, comment: "Typed-unknown-again words" });
    }
    const [update] = await tx.select().from(updates).where(eq(updates.orderId, orderId));
    await tx.insert(npsInvitations).values({
      shopId,
      surveyId: (await readSolvedSurvey(tx, shopId)).id,
      occasion: update?.id ?? "",
      customerId,
      orderId,
      updateId: update?.id,
      state: "skipped",
      reason: "budget",
    });
  });
  await saveTags(owner, { customerId, tags: ["quist-family", "wholesale"] });
}

/** A customer of whom there is something everywhere. Returns the secrets that were mailed. */
async function fill(scene: Scene): Promise<void> {
  const { owner, shopId, orderId, customerId, customer, token } = scene;
  const rated = await makeUpdate(owner, orderId, { title: "Quist's chipped mugs" });
  await writeNote(customer, { updateId: rated, kind: "customer", body: "Typed-by-customer words" });
  await writeNote(owner, { updateId: rated, kind: "internal", body: "Typed-inside words" });
  await solveUpdate(owner, { updateId: rated, notify: false });
  await reopenUpdate(customer, { updateId: rated });
  await solveUpdate(owner, { updateId: rated, notify: true });
  await submitRating(customer, { updateId: rated, stars: 2, comment: "Typed-comment words" });
  const open = await makeUpdate(owner, orderId, { title: "Quist's open matter" });
  await deliverAll(shopId);
  await writeNote(owner, { updateId: open, kind: "customer", body: "Typed-by-staff words" });
  await requestPortalLink({ shopId, orderId }, randomUUID());
  await requestOwnLink({ shopId, customerId }, randomUUID());
  await deliverAll(shopId);
  await writeNote(owner, { updateId: open, kind: "customer", body: "Typed-last words" });
  await answer(scene);
  await optOut(customer, "promoter");
  await recordVisit({ shopId, linkId: customer.linkId, method: "GET", agent: "Quist-Browser" });
  await database()
    .insert(blockedAddresses)
    .values({ shopId, address: EMAIL, reason: "bounce", detail: `550 ${EMAIL}` });
  await database()
    .insert(idempotencyKeys)
    .values({
      shopId,
      route: "POST /api/v1/orders",
      key: "k",
      bodyHash: Buffer.alloc(32),
      status: 200,
      response: sql`to_jsonb(${JSON.stringify({ id: orderId, customer: { name: NAME, email: EMAIL } })}::text)`,
    });
  await database()
    .update(mails)
    .set({ lastError: `550 no such user ${EMAIL}` })
    .where(and(eq(mails.shopId, shopId), eq(mails.customerId, customerId)));
  expect((await readLink("portal", token)).state).toBe("good");
}

test("nothing about an erased customer is left in any table, and every figure stays", async () => {
  const scene = await makeScene();
  await fill(scene);
  const { owner, shopId, customerId, orderId, token } = scene;
  const hashes = await database()
    .select({ hash: sql<string>`encode(token_hash, 'hex')` })
    .from(links)
    .where(eq(links.shopId, shopId));
  expect(hashes.length).toBeGreaterThan(4);
  const everyStar = { stars: null, memberId: null, withComment: false, from: null, to: null };
  const figures = async () => [
    await countRatings(owner, everyStar),
    await readTeam(owner),
    await database().execute(sql`select count(*), sum(total) from orders`),
    await database().execute(sql`select count(*) from notes`),
    await database().execute(sql`select * from events order by id`),
    await database().execute(sql`select * from solves order by update_id, number`),
    // How many have words is told by the words there are: they go.
    await database().execute(
      sql`select day, solver_member_id, source, stars, ratings from rating_days order by day, stars`,
    ),
    await database().execute(sql`select * from nps_days order by day, channel_id, score`),
    await database().execute(
      sql`select id, score, day, had_contact, work_update_id from nps_reviews order by id`,
    ),
    await database().execute(
      sql`select id, stars, solver_member_id, created_at from ratings order by id`,
    ),
  ];
  const before = await figures();
  await erase(scene);
  expect(await figures()).toEqual(before);
  expect(
    await database().execute(sql`select sum(comments)::int as comments from rating_days`),
  ).toEqual([{ comments: 0 }]);
  const dump = (await dumpEverything()).toLowerCase();
  const known = [PHONE, LOYALTY, DEVICE, "hash-of", "wholesale"];
  for (const trace of [
    "philomena",
    "quist",
    EMAIL,
    "typed-",
    ...known,
    ...hashes.map((row) => row.hash),
  ]) {
    expect(dump, trace).not.toContain(trace.toLowerCase());
  }
  expect((await readLink("portal", token)).state).toBe("unknown");
  const page = await getCustomer(owner, customerId);
  expect(page).toMatchObject({ name: "", email: null, erased: { by: "Ida Lindqvist" } });
  expect(page.orders).toMatchObject([{ id: orderId, number: NUMBER }]);
  expect(page.tags).toEqual([]);
  expect(page.answers).toMatchObject([{ score: 4, comment: null, work: { title: ERASED } }]);
  expect(page.ratings).toMatchObject([{ stars: 2, comment: null, title: ERASED }]);
  await deliverAll(shopId);
  expect((await dumpEverything()).toLowerCase()).not.toContain("quist");
});

test("an export contains every answer, its earlier versions, invitations and tags", async () => {
  const scene = await makeScene();
  await fill(scene);
  const text = async (as: typeof asJson) => {
    let all = "";
    for await (const piece of as(await exportCustomer(scene.owner, scene.customerId))) all += piece;
    return all;
  };
  const json = JSON.parse(await text(asJson));
  expect(json.person.tags).toEqual(["quist-family", "wholesale"]);
  // A device may name any order: what it said is erased, and not handed out as theirs.
  expect(json.answers).toHaveLength(5);
  expect(json.answers[0]).toMatchObject({
    score: 4,
    scaleFrom: 0,
    comment: "Typed-third words",
    phone: PHONE,
    order: NUMBER,
    earlier: [
      { score: 3, comment: "Typed-first words" },
      { score: 4, comment: "Typed-again words" },
    ],
  });
  expect(json.invitations).toMatchObject([{ state: "skipped", reason: "budget" }]);
  const ida = { kind: "team", name: "Ida" };
  const rated = json.orders[0].updates.find((update: { ratedAt: string }) => update.ratedAt);
  expect(rated.solves).toMatchObject([
    { by: ida, toldAt: null, reopened: { by: { kind: "customer" }, undoneAt: null } },
    { by: ida, toldAt: rated.solvedAt, reopened: null },
  ]);
  const html = await text((parts) => asHtml(parts, "en"));
  const words = ["Typed-first words", "Typed-again words", "Typed-third words"];
  for (const word of [
    ...words,
    "Typed-unknown words",
    LOYALTY,
    "wholesale",
    "Not invited",
    "Opened again",
  ]) {
    expect(html, word).toContain(word);
  }
  expect(html).not.toContain(DEVICE);
  // The other tests look through every table.
  await erase(scene);
});

test("an answer stored while its customer is being erased contains nothing about them", async () => {
  for (let round = 0; round < 8; round += 1) {
    const scene = await makeScene();
    const { shopId } = scene;
    const [[channel], [category]] = await Promise.all([
      database().select().from(npsChannels).where(eq(npsChannels.shopId, shopId)),
      database().select().from(npsCategories).where(eq(npsCategories.shopId, shopId)),
    ]);
    const program = makeActor<SurveyActor>({ kind: "survey", shopId, trusted: true });
    const give = (score: number) =>
      recordReview(program, {
        score,
        lowest: 0,
        comment: "So-so",
        channelId: channel?.id ?? 0,
        categoryId: category?.id ?? 0,
        respondent: { ...NOBODY, orderRef: NUMBER },
      });
    await give(9);
    await Promise.all([give(3), erase(scene), give(4), give(5)]);
    const rows = await database().select().from(npsReviews).where(eq(npsReviews.shopId, shopId));
    const own = rows.filter(({ customerId }) => customerId === scene.customerId);
    expect(own).toMatchObject([{ comment: null, orderRef: null }]);
  }
});

test("unsent email is dropped", async () => {
  const scene = await makeScene();
  await makeUpdate(scene.owner, scene.orderId);
  await erase(scene);
  const rows = await database().select().from(mails).where(eq(mails.shopId, scene.shopId));
  expect(rows).toMatchObject([{ state: "dropped", dropReason: "erased", toAddress: "" }]);
});

test("only admins of the shop erase, and only with the right words", async () => {
  const scene = await makeScene();
  const { shopId, customerId } = scene;
  const agent = await makeMember(shopId, "agent");
  await expect(eraseCustomer(agent, { customerId, confirmation: NAME })).rejects.toMatchObject({
    code: "forbidden",
  });
  const { owner: stranger } = await makeShop("Other");
  await expect(eraseCustomer(stranger, { customerId, confirmation: NAME })).rejects.toMatchObject({
    code: "not_found",
  });
  for (const wrong of ["Philomena", "77124", ERASED]) {
    await expect(erase(scene, wrong)).rejects.toMatchObject({
      fields: { confirmation: "eraseMismatch" },
    });
  }
  expect((await getCustomer(scene.owner, customerId)).erased).toBeNull();
  await erase(scene, ` #${NUMBER} `);
  const admin = await makeMember(shopId, "admin");
  await eraseCustomer(admin, { customerId, confirmation: "whatever" });
  expect((await getCustomer(scene.owner, customerId)).erased?.by).toBe("Ida Lindqvist");
});

test("erasing while others rate and write leaves nothing behind", async () => {
  for (let round = 0; round < 8; round += 1) {
    const scene = await makeScene();
    const { owner, orderId, customer, shopId } = scene;
    const solved = await makeUpdate(owner, orderId, { title: "Quist solved" });
    await solveUpdate(owner, { updateId: solved, notify: true });
    const open = await makeUpdate(owner, orderId, { title: "Quist open" });
    const outcomes = await Promise.allSettled([
      erase(scene),
      submitRating(customer, { updateId: solved, stars: 1, comment: "Quist rated" }),
      writeNote(customer, { updateId: open, kind: "customer", body: "Quist wrote" }),
      writeNote(owner, { updateId: open, kind: "customer", body: "For Quist" }),
      openConversation(customer, { title: "Quist asks", body: "Quist again" }),
      openUpdate(owner, {
        orderId,
        title: "New for Quist",
        customerNote: "Dear Quist",
        internalNote: undefined,
      }),
      requestPortalLink({ shopId, orderId }, randomUUID()),
      erase(scene),
    ]);
    const refusals = outcomes.filter((outcome) => outcome.status === "rejected");
    for (const { reason } of refusals) expect(reason.code, String(reason)).toBe("erased");
    await deliverAll(shopId);
    const dump = await dumpEverything();
    expect(dump.toLowerCase()).not.toContain("quist");
  }
});

test("an order that comes again stays erased; the next order of the address is a new customer's", async () => {
  const scene = await makeScene();
  const { owner, shopId, orderId, customerId } = scene;
  await erase(scene);
  const again = {
    externalId: NUMBER,
    number: NUMBER,
    status: "completed",
    currency: "EUR",
    total: "10.00",
    placedAt: new Date("2026-11-06T10:12:00Z"),
    customer: { email: EMAIL, name: NAME },
    items: [],
  };
  await upsertOrder(systemActor(shopId), again);
  const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
  expect(order).toMatchObject({ status: "completed", customerName: "", email: null, customerId });
  const next = await upsertOrder(systemActor(shopId), { ...again, externalId: "next" });
  const [fresh] = await database().select().from(orders).where(eq(orders.id, next.orderId));
  expect(fresh?.customerId).not.toBe(customerId);
  const [customer] = await database()
    .select()
    .from(customers)
    .where(eq(customers.id, fresh?.customerId ?? ""));
  expect(customer).toMatchObject({ name: NAME, email: EMAIL, erasedAt: null });
  const titles = await database().select().from(updates).where(eq(updates.shopId, shopId));
  expect(titles).toEqual([]);
  await expect(
    openUpdate(owner, { orderId, title: "More", customerNote: undefined, internalNote: undefined }),
  ).rejects.toMatchObject({
    code: "erased",
  });
});
