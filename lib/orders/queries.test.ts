import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { systemActor } from "@/lib/identity/system";
import { getOrder } from "@/lib/orders/order-detail";
import { countOrders, listOrders } from "@/lib/orders/queries";
import type { OrderFilter } from "@/lib/orders/schema";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const at = (day: number) => new Date(Date.UTC(2026, 9, day));

async function found(actor: MemberActor, q: string, filter: OrderFilter | null = null) {
  const { rows } = await listOrders(actor, { q, filter, cursor: null, limit: 50 });
  return rows.map((row) => row.number);
}

test("search finds number, name and address by the beginnings of words, in this shop alone", async () => {
  const { shopId, owner } = await makeShop();
  const { shopId: other } = await makeShop("Other");
  const clara = { email: "clara.jorgensen@example.com", name: "Clara Jørgensen" };
  await makeOrder(shopId, { number: "10482", customer: clara });
  await makeOrder(shopId, {
    number: "20771",
    customer: { email: "h.aagaard@example.com", name: "Henrik O'Brien" },
  });
  await makeOrder(other, { number: "10482", customer: clara });
  for (const q of ["10482", "104", "clara jørg", "JØRGENSEN", "clara.jorgensen@example.com"]) {
    expect(await found(owner, q), q).toEqual(["10482"]);
  }
  for (const q of ["o'brien", "h.aag", "' | 20771:*"])
    expect(await found(owner, q), q).toEqual(["20771"]);
  // The middle of a word, and words of two orders.
  for (const q of ["0482", "clara aagaard"]) expect(await found(owner, q), q).toEqual([]);
  // Signs without a letter or digit find nothing; only an empty search finds everything.
  for (const q of ["%", "#", "—", "😀", "' | :*", "\u200b"])
    expect(await found(owner, q), q).toEqual([]);
  for (const q of ["", "  "]) expect((await found(owner, q)).sort()).toEqual(["10482", "20771"]);
});

test("filters and their counts follow the updates", async () => {
  const { shopId, owner } = await makeShop();
  const [open, waiting, low, high] = await Promise.all(
    ["1", "2", "3", "4"].map((number) => makeOrder(shopId, { number })),
  );
  if (!open || !waiting || !low || !high) throw new Error("Four orders.");
  await makeOrder(shopId, { number: "5" });
  await makeUpdate(owner, open);
  const asked = await makeUpdate(owner, waiting);
  const customer = await makeCustomer(shopId, waiting);
  await writeNote(customer, { updateId: asked, kind: "customer", body: "Hello?" });
  for (const [orderId, stars] of [
    [low, 3],
    [high, 4],
  ] as const) {
    const updateId = await makeUpdate(owner, orderId);
    await solveUpdate(owner, { updateId, notify: false });
    await submitRating(await makeCustomer(shopId, orderId), { updateId, stars, comment: null });
  }
  expect((await found(owner, "", "open")).sort()).toEqual(["1", "2"]);
  expect(await found(owner, "", "waiting")).toEqual(["2"]);
  expect(await found(owner, "", "low")).toEqual(["3"]);
  expect(await countOrders(owner)).toEqual({ open: 2, waiting: 1, low: 1 });
  const { rows } = await listOrders(owner, { q: "", filter: null, cursor: null, limit: 5 });
  const row = rows.find(({ number }) => number === "2");
  expect(row).toMatchObject({ openCount: 1, update: { id: asked, statusName: "Neutral" } });
  expect(row?.update?.waitingSince).toBeInstanceOf(Date);
});

test("pages follow each other without gaps or repeats, also while orders come in", async () => {
  const { shopId, owner } = await makeShop();
  for (let n = 1; n <= 7; n += 1)
    await makeOrder(shopId, { number: String(n), placedAt: at(Math.ceil(n / 2)) });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof listOrders>> = await listOrders(owner, {
      q: "",
      filter: null,
      cursor,
      limit: 3,
    });
    seen.push(...answer.rows.map((row) => row.number));
    cursor = answer.next;
    await makeOrder(shopId, { number: `new-${seen.length}`, placedAt: at(20) });
  } while (cursor);
  expect([...seen].sort()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(
    (await listOrders(owner, { q: "", filter: null, cursor: "nonsense", limit: 3 })).rows,
  ).toHaveLength(3);
});

test("an order dated ahead is listed by when it came, and shows its date", async () => {
  const { shopId, owner } = await makeShop();
  const ahead = new Date("2030-01-01T00:00:00Z");
  await makeOrder(shopId, { number: "ahead", placedAt: ahead });
  await makeOrder(shopId, { number: "old", placedAt: at(1) });
  await makeOrder(shopId, { number: "now", placedAt: new Date(Date.now() + 5) });
  const pages: string[] = [];
  for (let cursor: string | null = null, n = 0; n < 3; n += 1) {
    const answer: Awaited<ReturnType<typeof listOrders>> = await listOrders(owner, {
      q: "",
      filter: null,
      cursor,
      limit: 1,
    });
    pages.push(...answer.rows.map(({ number }) => number));
    if (answer.rows[0]?.number === "ahead") expect(answer.rows[0].placedAt).toEqual(ahead);
    cursor = answer.next;
  }
  expect(pages).toEqual(["now", "ahead", "old"]);
});

test("orders that wait for us come by how long they have, page after page, while others come to wait", async () => {
  const { shopId, owner } = await makeShop();
  const wait = async (number: string, hours: number, placedAt: Date) => {
    const orderId = await makeOrder(shopId, { number, placedAt });
    const updateId = await makeUpdate(owner, orderId);
    await makeUpdate(owner, orderId, { title: "Answered" });
    const customer = await makeCustomer(shopId, orderId);
    await writeNote(customer, { updateId, kind: "customer", body: "Hello?" });
    await database()
      .update(updates)
      .set({ waitingSince: new Date(Date.UTC(2026, 9, 20, 24 - hours)) })
      .where(eq(updates.id, updateId));
  };
  await wait("an hour", 1, at(1));
  await wait("a day", 24, at(9));
  await wait("five hours", 5, at(2));
  await wait("as long", 5, at(8));
  await makeOrder(shopId, { number: "nothing" });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof listOrders>> = await listOrders(owner, {
      q: "",
      filter: "waiting",
      cursor,
      limit: 2,
    });
    seen.push(...answer.rows.map(({ number }) => number));
    cursor = answer.next;
    if (seen.length === 2) await wait("just now", 0, at(30));
  } while (cursor);
  expect([seen[0], seen.slice(1, 3).sort(), ...seen.slice(3)]).toEqual([
    "a day",
    ["as long", "five hours"],
    "an hour",
    "just now",
  ]);
});

test("an order is stored once per external id, its customer matched by address", async () => {
  const { shopId, owner } = await makeShop();
  const input = {
    externalId: "1001",
    number: "1001",
    status: "processing",
    currency: "EUR",
    total: "49.90",
    placedAt: at(1),
    customer: { email: "clara@example.com", name: "Clara" },
    items: [
      { name: "Mug", sku: "M", quantity: 2, total: "29.90" },
      { name: "Candle", sku: null, quantity: 1, total: "20.00" },
    ],
  };
  const both = await Promise.all([1, 2].map(() => upsertOrder(systemActor(shopId), input)));
  expect(both.map((answer) => answer.created).sort()).toEqual([false, true]);
  const changed = await upsertOrder(systemActor(shopId), {
    ...input,
    status: "completed",
    items: input.items.slice(1),
  });
  await upsertOrder(systemActor(shopId), { ...input, externalId: "1002", number: "1002" });
  const order = await getOrder(owner, changed.orderId);
  expect(order).toMatchObject({ status: "completed", total: "49.90", customer: { orderCount: 2 } });
  expect(order.items).toEqual([{ name: "Candle", sku: null, quantity: 1, total: "20.00" }]);
  const { owner: stranger } = await makeShop("Other");
  await expect(getOrder(stranger, changed.orderId)).rejects.toMatchObject({ code: "not_found" });
});
