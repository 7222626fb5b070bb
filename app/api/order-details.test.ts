import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { callApi, type Refusal } from "@/app/api/test-client";
import type { OrderJson } from "@/lib/api/orders";
import type { UpdateJson } from "@/lib/api/updates";
import type { Adjustment } from "@/lib/orders/adjust-order";
import { makeKey, makeShop } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { customerRow, orderRow } from "@/lib/testing/shop-rows";

let shopId: string;
let key: string;

beforeAll(async () => {
  ({ shopId } = await makeShop());
  key = (await makeKey(shopId)).authorization;
});

type Stored = OrderJson & { adjusted: Adjustment[] };
type Changes = Record<string, unknown>;

function order(changes: Changes = {}): Changes {
  return {
    externalId: randomUUID(),
    number: "1001",
    status: "processing",
    currency: "EUR",
    total: "49.90",
    placedAt: "2026-11-01T10:00:00Z",
    customer: { email: `${randomUUID()}@example.com`, name: "Clara Jørgensen" },
    items: [item()],
    ...changes,
  };
}

const item = (changes: Changes = {}) => ({ name: "Mug", quantity: 2, total: "20.00", ...changes });

async function post(body: Changes): Promise<Stored & { status_: number }> {
  const { status, body: stored } = await callApi<Stored>("POST", "/api/v1/orders", { key, body });
  return { ...stored, status_: status };
}

test.each([
  ["o&leary@example.org", "o&leary@example.org"],
  ["a/b@example.org", "a/b@example.org"],
  ["info@bücher.example", "info@xn--bcher-kva.example"],
])("the address %s is taken", async (email, stored) => {
  const { status_, customer, adjusted } = await post(order({ customer: { email, name: "O" } }));
  expect([status_, customer.email, customer.emailUsable, adjusted]).toEqual([
    201,
    stored,
    true,
    [],
  ]);
});

test("an address that cannot be emailed is kept as given, marked, and never written to", async () => {
  const sent = order({ customer: { email: "Clara@", name: "Clara" } });
  const made = await post(sent);
  expect(made).toMatchObject({
    status_: 201,
    customer: { email: "Clara@", emailUsable: false },
    adjusted: [{ field: "customer.email", reason: "not_emailable" }],
  });
  expect(await orderRow(shopId, made.id)).toMatchObject({ email: null, unusableEmail: "Clara@" });
  const update = await callApi<UpdateJson>("POST", `/api/v1/orders/${made.id}/updates`, {
    key,
    body: { title: "Chipped", customerNote: "We look into it." },
  });
  const told = await callApi<Refusal>("POST", `/api/v1/updates/${update.body.id}/solution`, {
    key,
    body: { notify: true },
  });
  expect([told.status, Object.keys(told.body.error.fields ?? {})]).toEqual([400, ["notify"]]);
  expect(await mailsOf({ shopId }, update.body.id)).toEqual([]);

  const mended = await post({
    ...sent,
    customer: { email: "clara@mended.example", name: "Clara" },
  });
  expect(mended).toMatchObject({ status_: 200, customer: { emailUsable: true }, adjusted: [] });
  const again = await post(sent);
  expect(again.customer).toMatchObject({ email: "Clara@", emailUsable: false });
});

test.each([0.5, 0, -1, 1_000_000, "0.25", 0.123456])(
  "the quantity %j is kept",
  async (quantity) => {
    const { status_, items, adjusted } = await post(order({ items: [item({ quantity })] }));
    expect([status_, items[0]?.quantity, adjusted]).toEqual([201, Number(quantity), []]);
  },
);

test.each([
  ["4.99999", "4.99999"],
  [4.333333333, "4.333333333"],
  ["-20.00", "-20.00"],
  [0, "0"],
])("the amount %j is kept", async (total, kept) => {
  const { status_, items, adjusted, ...made } = await post(
    order({ total, items: [item({ total })] }),
  );
  expect([status_, made.total, items[0]?.total, adjusted]).toEqual([201, kept, kept, []]);
});

test.each([
  "2026-11-22T19:28:02+0000",
  "2026-11-22T19:28Z",
  "2026-11-22T19:28:02z",
  "2026-11-22T20:28:02+01",
])("the time %s is read", async (placedAt) => {
  const { status_, ...made } = await post(order({ placedAt }));
  expect([status_, made.placedAt.slice(0, 16)]).toEqual([201, "2026-11-22T19:28"]);
});

test("what does not fit is adjusted, and said", async () => {
  const made = await post(
    order({
      externalId: Math.floor(Math.random() * 1e12),
      number: 1002,
      status: "s".repeat(60),
      total: "1.00000000005",
      changedAt: "yesterday",
      locale: "x".repeat(100),
      customer: { name: "🎉".repeat(101), firstName: "F".repeat(101), tags: ["a,b", "kept"] },
      items: [
        item({ name: "n".repeat(301), sku: "s".repeat(101), quantity: 1 / 3, total: 1e-11 }),
        item({ name: " \u200b", sku: 4711 }),
        item({ name: null }),
      ],
      unknown: { is: "ignored" },
    }),
  );
  expect(made).toMatchObject({
    status_: 201,
    number: "1002",
    status: "s".repeat(50),
    total: "1.0000000001",
    changedAt: null,
    locale: null,
    customer: { name: "🎉".repeat(100), firstName: "F".repeat(100), tags: ["kept"] },
    items: [
      { name: "n".repeat(300), sku: "s".repeat(100), quantity: 0.333333, total: "0" },
      { name: "4711", sku: "4711" },
      { name: "–", sku: null },
    ],
  });
  expect(made.adjusted.map(({ field, reason }) => `${field} ${reason}`).sort()).toEqual([
    "changedAt left_out",
    "customer.firstName shortened",
    "customer.name shortened",
    "customer.tags.0 left_out",
    "items.0.name shortened",
    "items.0.quantity rounded",
    "items.0.sku shortened",
    "items.0.total rounded",
    "items.1.name filled_in",
    "items.2.name filled_in",
    "status shortened",
    "total rounded",
  ]);
});

test("an item that says too little is stored with what it says", async () => {
  const made = await post(
    order({
      items: [
        { name: "Mug" },
        { name: "Lid", quantity: "many", total: null },
        null,
        { name: "Bag", quantity: "2", total: "1.0E-1" },
      ],
    }),
  );
  expect(made).toMatchObject({
    status_: 201,
    items: [
      { name: "Mug", quantity: 1, total: "0" },
      { name: "Lid", quantity: 1, total: "0" },
      { name: "Bag", quantity: 2, total: "0.1" },
    ],
  });
  expect(made.adjusted.map(({ field, reason }) => `${field} ${reason}`).sort()).toEqual([
    "items.0.quantity filled_in",
    "items.0.total filled_in",
    "items.1.quantity filled_in",
    "items.1.total filled_in",
    "items.2 left_out",
  ]);
});

test("of more than 500 items the first 500 are stored", async () => {
  const many = Array.from({ length: 501 }, (_, at) => item({ name: `Mug ${at}` }));
  const made = await post(order({ items: many }));
  expect([made.status_, made.items.length, made.items.at(-1)?.name]).toEqual([201, 500, "Mug 499"]);
  expect(made.adjusted).toEqual([{ field: "items", reason: "shortened" }]);
});

test.each([["externalId"], ["number"], ["status"], ["currency"], ["total"], ["placedAt"]])(
  "without %s there is no order",
  async (field) => {
    for (const nothing of [undefined, null, "", "\u200b\u200b", "x".repeat(3000)]) {
      if (field === "status" && nothing?.startsWith("x")) continue;
      const { status_ } = await post(order({ [field]: nothing }));
      expect(status_, JSON.stringify(nothing)).toBe(400);
    }
  },
);

test.each(["\u200b\u200b", "", null, undefined])(
  "a customer named %j has no name",
  async (name) => {
    const customer = { email: "clara@example.com", name };
    const { status, body } = await callApi<Refusal>("POST", "/api/v1/orders", {
      key,
      body: order({ customer }),
    });
    expect(status).toBe(400);
    expect(Object.keys(body.error.fields ?? {})).toEqual(["customer.name"]);
    const named = await post(
      order({ customer: { ...customer, firstName: "Jörg", lastName: "Müller" } }),
    );
    expect(named).toMatchObject({ status_: 201, customer: { name: "Jörg Müller" }, adjusted: [] });
  },
);

test("null is the same as leaving out, in every field that may be left out", async () => {
  const made = await post(
    order({
      items: null,
      locale: null,
      changedAt: null,
      customer: { name: "N", email: null, firstName: null, lastName: null, tags: null },
    }),
  );
  expect(made).toMatchObject({ status_: 201, items: [], adjusted: [] });
  expect(await post(order({ items: [item({ sku: null })] }))).toMatchObject({ status_: 201 });
  const nothing = { customerNote: null, internalNote: null, assigneeId: null };
  const opened = await callApi<UpdateJson>("POST", `/api/v1/orders/${made.id}/updates`, {
    key,
    body: { title: "x", ...nothing, statusId: null, priority: null },
  });
  expect([opened.status, opened.body.visible]).toEqual([201, false]);
  const followUps = await callApi("POST", "/api/ratings/follow-ups", {
    key,
    body: { ratingId: null },
  });
  expect(followUps.status).toBe(200);
});

test("first and last names are kept as facts, and stay true of the same whole name", async () => {
  const email = `${randomUUID()}@example.com`;
  const apart = { name: "Müller, Jörg", firstName: "Jörg", lastName: "Müller" };
  expect((await post(order({ customer: { email, ...apart } }))).customer).toMatchObject(apart);
  const known = async () => {
    const row = await customerRow(shopId, email);
    return [row?.firstName, row?.lastName];
  };
  await post(order({ customer: { email, name: "Müller, Jörg" } }));
  expect(await known()).toEqual(["Jörg", "Müller"]);
  await post(order({ customer: { email, name: "Meier, Jörg" } }));
  expect(await known()).toEqual([null, null]);
});

test("an older state never takes a newer one's place, in whichever order they come", async () => {
  const body = order({ status: "shipped", changedAt: "2026-11-02T10:00:00+0000" });
  const newer = await post(body);
  expect(newer).toMatchObject({ status_: 201, changedAt: "2026-11-02T10:00:00.000Z" });
  const older = await post({
    ...body,
    status: "new",
    changedAt: "2026-11-01T10:00:00Z",
    items: [],
  });
  expect(older).toMatchObject({
    ...{ status_: 200, status: "shipped", items: newer.items },
    adjusted: [{ field: "changedAt", reason: "older_state" }],
  });
  expect(await post({ ...body, status: "packed" })).toMatchObject({
    status: "packed",
    adjusted: [],
  });
  const undated = await post({ ...body, status: "delivered", changedAt: null });
  expect(undated).toMatchObject({ status: "delivered", changedAt: "2026-11-02T10:00:00.000Z" });
});

test("of many states at once the newest stays", async () => {
  for (let round = 0; round < 5; round++) {
    const body = order({ customer: { name: "Nobody" } });
    const days = ["01", "02", "03", "04", "05", "06"].sort(() => Math.random() - 0.5);
    const answers = await Promise.all(
      days.map((day) => post({ ...body, status: day, changedAt: `2026-11-${day}T10:00:00Z` })),
    );
    expect(answers.filter(({ status_ }) => status_ === 201)).toHaveLength(1);
    const { status, customer } = await post({ ...body, changedAt: "2026-11-01T00:00:00Z" });
    expect(status).toBe("06");
    expect(new Set(answers.map((answer) => answer.customer.id))).toEqual(new Set([customer.id]));
  }
});

test("a comment in which nothing can be seen is none", async () => {
  const made = await post(order());
  const update = await callApi<UpdateJson>("POST", `/api/v1/orders/${made.id}/updates`, {
    key,
    body: { title: "x", customerNote: "Hello" },
  });
  const path = `/api/v1/updates/${update.body.id}`;
  const unseen = await callApi("POST", `${path}/notes`, {
    key,
    body: { kind: "internal", body: " \u200b\ufeff\u2060" },
  });
  expect(unseen.status).toBe(400);
  await callApi("POST", `${path}/solution`, { key, body: { notify: false } });
  const rated = await callApi<{ comment: string | null }>("POST", `${path}/rating`, {
    key,
    body: { stars: 4, comment: " \u200b\n" },
  });
  expect([rated.status, rated.body.comment]).toEqual([201, null]);
});
