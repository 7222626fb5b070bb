import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { parse } from "@/lib/http/parse";
import { getPortalOrder } from "@/lib/portal/queries";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf, updateRow } from "@/lib/testing/rows";
import { openConversation } from "@/lib/updates/open-update";
import { getCard } from "@/lib/updates/queries";
import { writeNoteSchema } from "@/lib/updates/schema";
import { solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

async function open(internal = false) {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { internal });
  return { shopId, owner, orderId, updateId, customer: await makeCustomer(shopId, orderId) };
}

test("the turn passes with every customer note, and the first answer is remembered", async () => {
  const { owner, updateId, customer } = await open();
  await writeNote(customer, { updateId, kind: "customer", body: "Any news?" });
  const waiting = await updateRow(owner, updateId);
  expect(waiting.waitingSince).not.toBeNull();
  expect(waiting.firstResponseAt).toBeNull();
  await writeNote(owner, { updateId, kind: "internal", body: "Ask Tomasz." });
  expect((await updateRow(owner, updateId)).waitingSince).toEqual(waiting.waitingSince);
  await writeNote(owner, { updateId, kind: "customer", body: "It left today." });
  const answered = await updateRow(owner, updateId);
  expect(answered.waitingSince).toBeNull();
  expect(answered.firstResponseAt).not.toBeNull();
});

test("an internal update becomes visible with its first customer note", async () => {
  const { owner, updateId, customer } = await open(true);
  expect((await getPortalOrder(customer)).conversations).toEqual([]);
  await writeNote(owner, { updateId, kind: "customer", body: "Hello Clara" });
  const [conversation] = (await getPortalOrder(customer)).conversations;
  expect(conversation?.notes.map((note) => note.body)).toEqual(["Hello Clara"]);
});

test("customers see no internal note, no last name and no other order", async () => {
  const { shopId, owner, updateId, customer } = await open();
  const tomasz = await makeMember(shopId, "agent", "Tomasz Wrona");
  await writeNote(tomasz, { updateId, kind: "internal", body: "Difficult customer" });
  await writeNote(tomasz, { updateId, kind: "customer", body: "On its way" });
  const other = await makeOrder(shopId);
  await makeUpdate(owner, other, { title: "Somebody else's" });
  const seen = JSON.stringify(await getPortalOrder(customer));
  expect(seen).toContain("Tomasz");
  for (const secret of ["Wrona", "Difficult", "Somebody else's"])
    expect(seen).not.toContain(secret);
});

test("the refusals", async () => {
  const { shopId, owner, updateId, customer } = await open();
  const note = { updateId, body: "x" };
  await expect(writeNote(customer, { ...note, kind: "internal" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const stranger = await makeCustomer(shopId, await makeOrder(shopId));
  await expect(writeNote(stranger, { ...note, kind: "customer" })).rejects.toMatchObject({
    code: "not_found",
  });
  await solveUpdate(owner, { updateId, notify: false });
  for (const actor of [owner, customer]) {
    await expect(writeNote(actor, { ...note, kind: "customer" })).rejects.toMatchObject({
      code: "update_solved",
    });
  }
  await writeNote(owner, { ...note, kind: "internal" });
});

test("the same form sent many times is one note in one mail", async () => {
  const { owner, updateId } = await open();
  const input = { updateId, kind: "customer" as const, body: "Once", submissionId: randomUUID() };
  const receipts = await Promise.all(Array.from({ length: 6 }, () => writeNote(owner, input)));
  expect(new Set(receipts.map((receipt) => receipt.noteId)).size).toBe(1);
  const card = await getCard(owner, updateId);
  expect(card.notes.filter((note) => note.body === "Once")).toHaveLength(1);
  expect(await mailsOf(owner, updateId, "note.customer")).toHaveLength(1);
});

test("a conversation opened from the reply link is linked to the rated one and waits for us", async () => {
  const { owner, customer, updateId } = await open();
  const input = { title: "About: mugs", body: "Both were broken.", followsUpdateId: updateId };
  await expect(openConversation(customer, input)).rejects.toMatchObject({ code: "not_found" });
  await solveUpdate(owner, { updateId, notify: false });
  await submitRating(customer, { updateId, stars: 1, comment: null });
  const opened = await openConversation(customer, input);
  const card = await getCard(owner, opened.updateId);
  expect(card).toMatchObject({ state: "open", followsUpdate: { id: updateId, stars: 1 } });
  expect(card.waitingSince).not.toBeNull();
  expect((await getCard(owner, updateId)).followedBy).toMatchObject([{ id: opened.updateId }]);
});

test("length is counted in characters people see, line breaks as one", () => {
  const body = (text: string) => parse(writeNoteSchema, { kind: "customer", body: text }).body;
  expect(body(`${"😀".repeat(4999)}\r`)).toHaveLength(9998);
  expect(body("a\r\nb\0c")).toBe("a\nbc");
  expect(() => body("x".repeat(5001))).toThrow("invalid");
  expect(() => body(" \n ")).toThrow("invalid");
});
