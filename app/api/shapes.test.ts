import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import type { NoteJson } from "@/lib/api/notes";
import type { OrderJson } from "@/lib/api/orders";
import type { RatingJson } from "@/lib/api/ratings";
import type { UpdateJson } from "@/lib/api/updates";
import type { MemberActor } from "@/lib/identity/actor";
import { makeCustomer, makeKey, makeMember, makeShop } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { writeNote } from "@/lib/updates/write-note";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[0-9a-f-]{36}$/;

let shopId: string;
let owner: MemberActor;
let key: string;
let keyId: string;

beforeAll(async () => {
  ({ shopId, owner } = await makeShop());
  const made = await makeKey(shopId);
  key = made.authorization;
  keyId = made.actor.keyId;
});

function order(changes: Record<string, unknown> = {}) {
  return {
    externalId: randomUUID(),
    number: "1001",
    status: "processing",
    currency: "EUR",
    total: "49.90",
    placedAt: "2026-11-01T12:00:00+02:00",
    customer: { email: "Clara@Example.com", name: "Clara Jørgensen" },
    items: [{ name: "Mug", sku: "MUG-4", quantity: 2, total: "20.00" }],
    ...changes,
  };
}

async function openOne(body: Record<string, unknown> = {}): Promise<UpdateJson> {
  const made = await callApi<OrderJson>("POST", "/api/v1/orders", { key, body: order() });
  const opened = await callApi<UpdateJson>("POST", `/api/v1/orders/${made.body.id}/updates`, {
    key,
    body: { title: "Chipped mug", customerNote: "We look into it.", ...body },
  });
  expect(opened.status).toBe(201);
  return opened.body;
}

describe("orders", () => {
  test("are stored and then changed under their external id", async () => {
    const sent = order();
    const first = await callApi<OrderJson>("POST", "/api/v1/orders", { key, body: sent });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.stringMatching(ID),
      externalId: sent.externalId,
      number: "1001",
      status: "processing",
      currency: "EUR",
      total: "49.90",
      placedAt: "2026-11-01T10:00:00.000Z",
      changedAt: null,
      customer: {
        id: expect.stringMatching(ID),
        name: "Clara Jørgensen",
        firstName: null,
        lastName: null,
        email: "clara@example.com",
        emailUsable: true,
        tags: [],
      },
      items: [{ name: "Mug", sku: "MUG-4", quantity: 2, total: "20.00" }],
      locale: null,
      createdAt: expect.stringMatching(ISO),
      adjusted: [],
    });

    const second = await callApi<OrderJson>("POST", "/api/v1/orders", {
      key,
      body: { ...sent, status: "completed", total: "9.5", items: [] },
    });
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ ...first.body, status: "completed", total: "9.5", items: [] });

    const read = await callApi("GET", `/api/v1/orders/${first.body.id}`, { key });
    expect(read.status).toBe(200);
    const { adjusted: _, ...stored } = second.body as OrderJson & { adjusted: unknown };
    expect(read.body).toEqual(stored);
  });

  test.each([
    ["da", "da"],
    ["da-DK", "da"],
    ["da_DK", "da"],
    ["EN", "en"],
    ["de_DE", null],
    ["", null],
    [null, null],
  ])("in the language %j keep %j", async (locale, kept) => {
    const { status, body } = await callApi<OrderJson>("POST", "/api/v1/orders", {
      key,
      body: order({ locale }),
    });
    expect([status, body.locale]).toEqual([201, kept]);
  });

  test("tell the customer's tags, which stay when left out and are replaced when given", async () => {
    const email = `${randomUUID()}@example.com`;
    const send = async (tags?: unknown) => {
      const customer = { email, name: "Clara", ...(tags !== undefined && { tags }) };
      return callApi<OrderJson>("POST", "/api/v1/orders", { key, body: order({ customer }) });
    };
    const tagsOf = async (tags?: unknown) => (await send(tags)).body.customer.tags;
    expect(await tagsOf(["Wholesale", " big  spender ", "wholesale", ""])).toEqual([
      "wholesale",
      "big spender",
    ]);
    expect(await tagsOf()).toEqual(["wholesale", "big spender"]);
    expect(await tagsOf(["danish"])).toEqual(["danish"]);
    expect(await tagsOf([])).toEqual([]);
    expect(await tagsOf(["x".repeat(31), "kept", "a,b"])).toEqual(["kept"]);
    const many = Array.from({ length: 21 }, (_, n) => `t${n}`);
    expect(await tagsOf(many)).toEqual(many.slice(0, 20));
    for (const wrong of ["a", [1]]) {
      expect((await send(wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
  });

  test("may come without an address", async () => {
    const { body } = await callApi<OrderJson>("POST", "/api/v1/orders", {
      key,
      body: order({ customer: { name: "Nobody" } }),
    });
    expect(body.customer).toMatchObject({ name: "Nobody", email: null });
  });
});

describe("an update", () => {
  test("says what it is when opened", async () => {
    const assignee = await makeMember(shopId, "agent", "Bo Berg");
    const update = await openOne({ internalNote: "Ask Ida", assigneeId: assignee.memberId });
    const byKey = { type: "apiKey", id: keyId, name: "Test" };
    expect(update).toEqual({
      id: expect.stringMatching(ID),
      orderId: expect.stringMatching(ID),
      title: "Chipped mug",
      state: "open",
      status: { id: expect.stringMatching(ID), name: "Neutral" },
      priority: "normal",
      assignee: { id: assignee.memberId, name: "Bo Berg" },
      visible: true,
      openedBy: byKey,
      createdAt: expect.stringMatching(ISO),
      activeAt: expect.stringMatching(ISO),
      waitingSince: null,
      solvedAt: null,
      solvedBy: null,
      notifiedAt: null,
      rating: null,
      followsUpdateId: null,
      events: [
        {
          type: "update.opened",
          at: update.createdAt,
          actor: byKey,
          data: { toId: assignee.memberId },
        },
        {
          type: "note.internal",
          at: update.createdAt,
          actor: byKey,
          data: { noteId: expect.stringMatching(ID) },
        },
        {
          type: "note.customer",
          at: update.createdAt,
          actor: byKey,
          data: { noteId: expect.stringMatching(ID) },
        },
      ],
    });
    const read = await callApi<UpdateJson>("GET", `/api/v1/updates/${update.id}`, { key });
    expect(read.body).toEqual(update);
    const list = await callApi("GET", `/api/v1/orders/${update.orderId}/updates`, { key });
    expect(list.body).toEqual({ data: [update], next: null });
  });

  test("can be urgent", async () => {
    expect((await openOne({ priority: "urgent" })).priority).toBe("urgent");
    const { orderId } = await openOne();
    const body = { title: "T", priority: "at once" };
    const refused = await callApi("POST", `/api/v1/orders/${orderId}/updates`, { key, body });
    expect(refused.status).toBe(400);
  });

  test("is solved, re-opened, solved again and rated", async () => {
    const { id, orderId } = await openOne();
    const path = `/api/v1/updates/${id}`;
    const solved = await callApi<UpdateJson>("POST", `${path}/solution`, {
      key,
      body: { notify: true },
    });
    expect(solved.status).toBe(200);
    expect(solved.body).toMatchObject({
      state: "solved",
      status: { name: "Solved" },
      solvedAt: expect.stringMatching(ISO),
      solvedBy: { type: "apiKey", id: keyId },
      notifiedAt: expect.stringMatching(ISO),
    });
    expect(solved.body.events.at(-1)).toMatchObject({
      type: "update.solved",
      data: { notify: true },
    });

    const open = await callApi<UpdateJson>("DELETE", `${path}/solution`, { key });
    expect(open.status).toBe(200);
    expect(open.body).toMatchObject({
      state: "open",
      solvedAt: null,
      solvedBy: null,
      notifiedAt: null,
    });

    const again = await callApi<UpdateJson>("POST", `${path}/solution`, {
      key,
      body: { notify: false },
    });
    expect(again.body).toMatchObject({ state: "solved", notifiedAt: null });
    expect(await mailsOf({ shopId }, id, "update.solved")).toMatchObject([{ state: "dropped" }]);

    const rated = await callApi<RatingJson>("POST", `${path}/rating`, {
      key,
      body: { stars: 4, comment: " Quick.\r\nThanks " },
    });
    expect(rated.status).toBe(201);
    expect(rated.body).toEqual({
      id: expect.stringMatching(ID),
      updateId: id,
      orderId,
      stars: 4,
      comment: "Quick.\nThanks",
      createdAt: expect.stringMatching(ISO),
      solvedBy: { type: "apiKey", id: keyId, name: "Test" },
    });
    const { updateId: _, orderId: __, ...shown } = rated.body;
    const after = await callApi<UpdateJson>("GET", path, { key });
    expect(after.body).toMatchObject({ state: "rated", rating: shown });
    expect(Object.keys(after.body.rating ?? {})).toEqual(Object.keys(shown));
    expect((await callApi("GET", `${path}/rating`, { key })).body).toEqual(rated.body);
    const list = await callApi<{ data: RatingJson[] }>("GET", "/api/v1/ratings?stars=4&limit=1", {
      key,
    });
    expect(list.body.data).toEqual([rated.body]);
  });

  test("credits the member a key is linked to", async () => {
    const linked = await makeKey(shopId, ["write"], owner.memberId);
    const { id } = await openOne();
    const { body } = await callApi<UpdateJson>("POST", `/api/v1/updates/${id}/solution`, {
      key: linked.authorization,
      body: { notify: false },
    });
    expect(body.solvedBy).toEqual({ type: "member", id: owner.memberId, name: owner.name });
  });
});

describe("notes", () => {
  test("of all sides are listed oldest first with who wrote them", async () => {
    const { id, orderId } = await openOne();
    const path = `/api/v1/updates/${id}/notes`;
    const inside = await callApi<NoteJson>("POST", path, {
      key,
      body: { kind: "internal", body: "Psst" },
    });
    expect(inside.status).toBe(201);
    expect(inside.body).toEqual({
      id: expect.stringMatching(ID),
      updateId: id,
      kind: "internal",
      body: "Psst",
      author: { type: "apiKey", id: keyId, name: "Test" },
      createdAt: expect.stringMatching(ISO),
    });
    await writeNote(await makeCustomer(shopId, orderId), {
      updateId: id,
      kind: "customer",
      body: "Hi",
    });
    await writeNote(owner, { updateId: id, kind: "customer", body: "Hello" });
    const { body } = await callApi<{ data: NoteJson[]; next: null }>("GET", path, { key });
    expect(body.next).toBeNull();
    expect(body.data.map((note) => [note.body, note.author?.type])).toEqual([
      ["We look into it.", "apiKey"],
      ["Psst", "apiKey"],
      ["Hi", "customer"],
      ["Hello", "member"],
    ]);
    expect(body.data[2]?.author?.name).toBe("Clara Jørgensen");
  });
});
