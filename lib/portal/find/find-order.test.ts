import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { findOrder } from "@/lib/portal/find/find-order";
import { findOrderSchema } from "@/lib/portal/find/schema";
import { makeOrder, makeShop } from "@/lib/testing/factories";

let shopId: string;
beforeAll(async () => {
  ({ shopId } = await makeShop());
});

const ask = (number: string, email: string, { client = randomUUID(), shop = shopId } = {}) =>
  findOrder(
    { shopId: shop, client, requestId: randomUUID() },
    findOrderSchema.parse({ number, email }),
  );

async function make(number: string): Promise<{ orderId: string; email: string }> {
  const email = `find-${randomUUID().slice(0, 8)}@example.com`;
  return {
    orderId: await makeOrder(shopId, { number, customer: { email, name: "Clara" } }),
    email,
  };
}

const linksTo = (orderId: string) =>
  database().select().from(mails).where(eq(mails.orderId, orderId));

/** Nobody has asked for anything within the hour. */
const forgetAsking = () => database().execute(sql`delete from limits`);

test("number and address that belong together bring the link, however the number is written", async () => {
  const { orderId, email } = await make("A-0042");
  for (const written of ["A-0042", "#a-0042", " A-00 42 "]) await ask(written, email.toUpperCase());
  const sent = await linksTo(orderId);
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatchObject({ kind: "portal.link", toAddress: email });
  const stored = await make("# 10 77");
  await ask("1077", stored.email);
  expect(await linksTo(stored.orderId)).toHaveLength(1);
});

test.each([
  [
    "#77001",
    [
      "77001.",
      "no. 77001",
      "Order #77001",
      "ordre 77001",
      "Ordrenr.: 77001,",
      "“77001”",
      "77 001",
      "77\u00a0001",
      "７７００１",
      "order77001",
      "№ 77001",
      "(#77001)",
      "Your order 77001 of 5 November",
    ],
  ],
  [
    "A-1001",
    ["a-1001", "A–1001", "A—1001", "A−1001", "A 1001", "a1001", "Order A-1001.", "#A-1001"],
  ],
  ["WEB–77", ["web-77", "WEB 77", "ordre WEB‑77!", "web77"]],
  ["2024/0017-B", ["2024/0017-B", "no. 2024-0017 b", "20240017b"]],
])("%s is found whatever stands around it", async (number, written) => {
  const { orderId, email } = await make(number);
  for (const text of written) {
    const before = (await linksTo(orderId)).length;
    await forgetAsking();
    await ask(text, email);
    expect((await linksTo(orderId)).length, text).toBe(before + 1);
  }
});

test("of several orders the one that is written out is meant, and no part of a number is a number", async () => {
  const email = `several-${randomUUID()}@example.com`;
  const place = (number: string) =>
    makeOrder(shopId, { number, customer: { email, name: "Clara" } });
  const [short, long, web] = [await place("77"), await place("77001"), await place("WEB-77")];
  for (const text of ["7", "770", "7700", "177", "777", "web", "order"]) {
    await forgetAsking();
    await ask(text, email);
  }
  const all = async () =>
    (await Promise.all([short, long, web].map(linksTo))).map(({ length }) => length);
  expect(await all()).toEqual([0, 0, 0]);
  await forgetAsking();
  await ask("no. 77001", email);
  await ask("WEB-77", email);
  expect(await all()).toEqual([0, 1, 1]);
});

test("anything else gets the same answer and emails nobody", async () => {
  const [one, two] = [await make("501"), await make("502")];
  await ask("502", one.email);
  await ask("0501", one.email);
  await ask("999", one.email);
  await ask("501", "stranger@example.com");
  const { shopId: other } = await makeShop("Other");
  await ask("501", one.email, { shop: other });
  expect(await linksTo(one.orderId)).toEqual([]);
  expect(await linksTo(two.orderId)).toEqual([]);
});

test("an address, known or not, asks five times an hour; an order is mailed five times", async () => {
  const { orderId, email } = await make("601");
  for (let n = 0; n < 5; n += 1) await ask("601", email);
  const stranger = `${randomUUID()}@example.com`;
  for (let n = 0; n < 5; n += 1) await ask("601", stranger);
  for (const address of [email, stranger])
    await expect(ask("601", address)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await linksTo(orderId)).toHaveLength(5);
});

test("one connection asks thirty times an hour, whatever about", async () => {
  const client = randomUUID();
  const asked = await Promise.allSettled(
    Array.from({ length: 32 }, (_, n) => ask("1", `${n}-${client}@example.com`, { client })),
  );
  expect(asked.filter((answer) => answer.status === "rejected")).toHaveLength(2);
});

test("missing values are reported beside their field", () => {
  const { error } = findOrderSchema.safeParse({ number: " # ", email: "clara" });
  const said = Object.fromEntries(
    error?.issues.map((issue) => [issue.path[0], issue.message]) ?? [],
  );
  expect(said).toEqual({ number: "required", email: "emailInvalid" });
});
