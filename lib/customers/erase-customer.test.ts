import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import {
  blockedAddresses,
  customers,
  idempotencyKeys,
  links,
  mails,
  orders,
  updates,
} from "@/db/schema";
import type { CustomerActor, MemberActor } from "@/lib/auth/actor";
import { readLink } from "@/lib/auth/customer-links";
import { systemActor } from "@/lib/auth/system";
import { getCustomer } from "@/lib/customers/customer-detail";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { ERASED } from "@/lib/customers/schema";
import { recordVisit } from "@/lib/link-visits/record-visit";
import { requestOwnLink } from "@/lib/my/request-own-link";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { optOut } from "@/lib/portal/preferences";
import { requestPortalLink } from "@/lib/portal/request-link";
import { countRatings } from "@/lib/ratings/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { readTeam } from "@/lib/team/queries";
import { deliverAll } from "@/lib/testing/deliver";
import { dumpEverything } from "@/lib/testing/dump";
import { makeLink, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { openConversation, openUpdate } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";
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

/** A customer of whom there is something everywhere. Returns the secrets that were mailed. */
async function fill(scene: Scene): Promise<void> {
  const { owner, shopId, orderId, customerId, customer, token } = scene;
  const rated = await makeUpdate(owner, orderId, { title: "Quist's chipped mugs" });
  await writeNote(customer, { updateId: rated, kind: "customer", body: "Typed-by-customer words" });
  await writeNote(owner, { updateId: rated, kind: "internal", body: "Typed-inside words" });
  await solveUpdate(owner, { updateId: rated, notify: true });
  await submitRating(customer, { updateId: rated, stars: 2, comment: "Typed-comment words" });
  const open = await makeUpdate(owner, orderId, { title: "Quist's open matter" });
  await deliverAll(shopId);
  await writeNote(owner, { updateId: open, kind: "customer", body: "Typed-by-staff words" });
  await requestPortalLink({ shopId, orderId }, randomUUID());
  await requestOwnLink({ shopId, customerId }, randomUUID());
  await deliverAll(shopId);
  await writeNote(owner, { updateId: open, kind: "customer", body: "Typed-last words" });
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

test("of somebody erased nothing is left in any table, and every figure stays", async () => {
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
    await database().execute(
      sql`select id, stars, solver_member_id, created_at from ratings order by id`,
    ),
  ];
  const before = await figures();
  await erase(scene);
  expect(await figures()).toEqual(before);
  const dump = (await dumpEverything()).toLowerCase();
  for (const trace of ["philomena", "quist", EMAIL, "typed-", ...hashes.map((row) => row.hash)]) {
    expect(dump, trace).not.toContain(trace.toLowerCase());
  }
  expect((await readLink("portal", token)).state).toBe("unknown");
  const page = await getCustomer(owner, customerId);
  expect(page).toMatchObject({ name: "", email: null, erased: { by: "Ida Lindqvist" } });
  expect(page.orders).toMatchObject([{ id: orderId, number: NUMBER }]);
  expect(page.ratings).toMatchObject([{ stars: 2, comment: null, title: ERASED }]);
  await deliverAll(shopId);
  expect((await dumpEverything()).toLowerCase()).not.toContain("quist");
});

test("mail that has not left is dropped, and its job with it", async () => {
  const scene = await makeScene();
  await makeUpdate(scene.owner, scene.orderId);
  await erase(scene);
  const rows = await database().select().from(mails).where(eq(mails.shopId, scene.shopId));
  expect(rows).toMatchObject([{ state: "dropped", dropReason: "erased", toAddress: "" }]);
  const jobs = await database().execute(
    sql`select key from graphile_worker.jobs where key = ${`mail:${rows[0]?.id}`}`,
  );
  expect([...jobs]).toEqual([]);
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
