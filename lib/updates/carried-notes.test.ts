import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { forgetEnv } from "@/lib/base/env";
import { after, MINUTE, SECOND } from "@/lib/base/time";
import type { MemberActor } from "@/lib/identity/actor";
import { setReplyMails } from "@/lib/portal/preferences";
import { submitRating } from "@/lib/ratings/submit-rating";
import { deliverAll, deliverOne, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";
import { describeSolve } from "@/lib/updates/describe-solve";
import { previewSolve } from "@/lib/updates/preview-solve";
import { getCard } from "@/lib/updates/queries";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const sink = new SmtpSink();
beforeAll(() => sink.start());
afterAll(() => sink.stop());
beforeEach(() => {
  vi.stubEnv("SMTP_ANY_PORT", "1");
  vi.stubEnv("SMTP_URL", sink.url);
  forgetEnv();
});
afterEach(() => {
  sink.clear();
  sink.acceptAll();
});

/** An update with one reply that waits to be sent. */
async function replied() {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { title: "Two mugs chipped" });
  return { shopId, owner, orderId, updateId, customer: await makeCustomer(shopId, orderId) };
}

const reply = (actor: MemberActor, updateId: string, body: string) =>
  writeNote(actor, { updateId, kind: "customer", body });
const statesOf = async (owner: MemberActor, updateId: string) =>
  (await mailsOf(owner, updateId)).map(({ kind, state, dropReason }) =>
    [kind, dropReason ?? state].join(" "),
  );
const deliver = (shopId: string, mailId = "") => deliverOne(shopId, mailId);
/** As if the process had died between the server's acceptance and our record. */
const forgetOutcome = async (mailId = "") => {
  await database()
    .update(mails)
    .set({ state: "sending", sentAt: null })
    .where(eq(mails.id, mailId));
  sink.clear();
};
const received = async () => {
  const all = await Promise.all(sink.messages().map(parseMail));
  return all.map(({ text = "", html = "" }) => ({ text, html }));
};

test("the email that says it is solved carries the waiting replies above the stars, as they were typed", async () => {
  const { shopId, owner, updateId } = await replied();
  await reply(owner, updateId, 'Two lines:\n<b>bold</b> & "quoted"');
  await solveUpdate(owner, { updateId, notify: true });
  expect(await statesOf(owner, updateId)).toEqual(["note.customer folded", "update.solved queued"]);
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  const { text, html } = await sentMessage(shopId, solved?.id ?? "");
  expect(sink.messages()).toHaveLength(1);
  expect(text).toContain("> We are looking into it.");
  expect(text).toContain('> Two lines:\n> <b>bold</b> & "quoted"');
  expect(html).toContain("Two lines:<br/>&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;");
  expect(html.indexOf("Two lines:")).toBeLessThan(html.indexOf("?stars=1"));
  expect(html).toContain("Ida: We are looking into it. Two lines:");
  const { notes } = await getCard(owner, updateId);
  expect(notes.map(({ mailId }) => mailId)).toEqual([solved?.id, solved?.id]);
});

test("of more replies than Gmail would show the latest are quoted, above the stars, and the others counted", async () => {
  const { shopId, owner, updateId } = await replied();
  const lines = (word: string) => `${word}\n${"&".repeat(2400)}${"\n".repeat(2400)}end`;
  for (const word of ["One", "Two", "Three", "Four"]) await reply(owner, updateId, lines(word));
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  const { html, text } = await sentMessage(shopId, solved?.id ?? "");
  expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  expect(html).toContain("?stars=5");
  expect(text).toContain("3 earlier messages are on your order’s page.");
  expect(text).toMatch(/> Three\n[\s\S]*> Four\n/);
  expect(text).not.toContain("> Two\n");
});

test("without a waiting reply it quotes nothing, and what was sent is not sent again", async () => {
  const { shopId, owner, updateId } = await replied();
  await deliverAll(shopId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const [note, solved] = await received();
  expect(note?.text).toContain("> We are looking into it.");
  expect(solved?.text).not.toContain("We are looking into it.");
  expect(await statesOf(owner, updateId)).toEqual(["note.customer sent", "update.solved sent"]);
});

test("after a silent solve a reply still reaches the customer, and nothing calls it open", async () => {
  const { shopId, owner, updateId } = await replied();
  await solveUpdate(owner, { updateId, notify: false });
  await deliverAll(shopId);
  const [note, ...more] = await received();
  expect(more).toEqual([]);
  expect(note?.text).toContain("> We are looking into it.");
  expect(note?.text).toContain("See the conversation");
  expect(note?.text).not.toMatch(/\bopen\b|Answer on/i);
  // The positive control: while it is open the button asks for an answer.
  const other = await replied();
  await deliverAll(other.shopId);
  expect((await received())[1]?.text).toContain("Answer on your order page");
});

test("a reply email that failed for now is carried by the one that says it is solved, and never follows it", async () => {
  const { shopId, owner, updateId } = await replied();
  sink.refuse(451);
  await deliverAll(shopId);
  const [note] = await mailsOf(owner, updateId, "note.customer");
  expect(note).toMatchObject({ state: "queued", attempts: 1, sealed: null });
  await solveUpdate(owner, { updateId, notify: true });
  sink.acceptAll();
  await deliverAll(shopId);
  await deliver(shopId, note?.id);
  const [solved, ...more] = await received();
  expect(more).toEqual([]);
  expect(solved?.text).toContain("> We are looking into it.");
  expect(await statesOf(owner, updateId)).toEqual(["note.customer folded", "update.solved sent"]);
});

test("a reply that is being sent goes first; what comes back then is carried", async () => {
  const { shopId, owner, updateId } = await replied();
  const [note] = await mailsOf(owner, updateId, "note.customer");
  const set = (values: Partial<typeof mails.$inferInsert>) =>
    database()
      .update(mails)
      .set(values)
      .where(eq(mails.id, note?.id ?? ""));
  await set({ state: "sending", attempts: 1, firstAttemptAt: new Date() });
  const { actor } = await makeKey(shopId);
  await solveUpdate(actor, { updateId, notify: true });
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  await deliver(shopId, solved?.id);
  const [waits] = await mailsOf(owner, updateId, "update.solved");
  expect(waits).toMatchObject({ state: "queued", attempts: 0 });
  expect(waits?.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 3 * SECOND);
  // The server did not take it for now.
  await set({ state: "queued" });
  await deliver(shopId, note?.id);
  expect(await statesOf(owner, updateId)).toEqual(["note.customer folded", "update.solved queued"]);
  await deliver(shopId, solved?.id);
  const [mail, ...more] = await received();
  expect(more).toEqual([]);
  expect(mail?.text).toContain("> We are looking into it.");
});

test("it is not held back for ever, and then quotes the reply all the same", async () => {
  const { shopId, owner, updateId } = await replied();
  const [note] = await mailsOf(owner, updateId, "note.customer");
  await database()
    .update(mails)
    .set({ state: "sending", attempts: 1 })
    .where(eq(mails.id, note?.id ?? ""));
  await solveUpdate(owner, { updateId, notify: true });
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  await database()
    .update(mails)
    .set({ sendAt: after(new Date(), -6 * MINUTE) })
    .where(eq(mails.id, solved?.id ?? ""));
  await deliver(shopId, solved?.id);
  await deliver(shopId, note?.id);
  const [mail, ...more] = await received();
  expect(more).toEqual([]);
  expect(mail?.text).toContain("> We are looking into it.");
  expect(await statesOf(owner, updateId)).toEqual([
    "note.customer told_first",
    "update.solved sent",
  ]);
});

test.each(["rated", "solved"] as const)(
  "nobody knows whether a reply email arrived: %s meanwhile, it is not repeated",
  async (end) => {
    const { shopId, owner, updateId, customer } = await replied();
    await deliverAll(shopId);
    const [note] = await mailsOf(owner, updateId, "note.customer");
    await forgetOutcome(note?.id);
    await solveUpdate(owner, { updateId, notify: end === "solved" });
    if (end === "rated") await submitRating(customer, { updateId, stars: 3, comment: null });
    await deliver(shopId, note?.id);
    expect(sink.messages()).toEqual([]);
    expect((await mailsOf(owner, updateId, "note.customer"))[0]?.dropReason).toBe(
      end === "rated" ? "rated" : "folded",
    );
  },
);

test("a repeat of which nothing is known is the same bytes, and is left out once it is re-opened", async () => {
  const { shopId, owner, updateId } = await replied();
  await deliverAll(shopId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  const again = async () => {
    await forgetOutcome(solved?.id);
    await deliver(shopId, solved?.id);
    return received();
  };
  const links = () =>
    database().execute(sql`select count(*)::int as n from links where mail_id = ${solved?.id}`);
  const before = await links();
  const sent = await sentMessage(shopId, solved?.id ?? "");
  expect((await again()).map(({ text }) => text.trim())).toEqual([sent.text.trim()]);
  expect(await links()).toEqual(before);
  await reopenUpdate(owner, { updateId });
  expect(await again()).toEqual([]);
  expect((await mailsOf(owner, updateId, "update.solved"))[0]?.dropReason).toBe("reopened");
});

test("re-opened before it left, it gives its replies back; solved again, one email carries them", async () => {
  const { shopId, owner, updateId, customer } = await replied();
  await solveUpdate(owner, { updateId, notify: true });
  await reopenUpdate(customer, { updateId });
  expect(await statesOf(owner, updateId)).toEqual([
    "note.customer queued",
    "update.solved reopened",
    "update.reopened queued",
  ]);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const toCustomer = (await received()).filter(({ text }) => text.includes("> We are looking"));
  expect(toCustomer).toHaveLength(1);
  expect(toCustomer[0]?.text).toContain("1 star");
});

test("one that was being sent when it was re-opened gives its replies back when it is dropped", async () => {
  const { shopId, owner, updateId } = await replied();
  await solveUpdate(owner, { updateId, notify: true });
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  await database()
    .update(mails)
    .set({ state: "sending" })
    .where(eq(mails.id, solved?.id ?? ""));
  await reopenUpdate(owner, { updateId });
  await deliver(shopId, solved?.id);
  expect(await statesOf(owner, updateId)).toEqual([
    "note.customer queued",
    "update.solved reopened",
  ]);
  await deliverAll(shopId);
  expect((await received()).map(({ text }) => text.includes("> We are looking"))).toEqual([true]);
});

test("two replies never change places: a later email carries one that could not leave", async () => {
  const { shopId, owner, updateId } = await replied();
  sink.refuse(451);
  await deliverAll(shopId);
  await reply(owner, updateId, "Second.");
  const [first, second] = await mailsOf(owner, updateId, "note.customer");
  expect(second).toMatchObject({ state: "queued", attempts: 0 });
  sink.acceptAll();
  await deliver(shopId, second?.id);
  await deliver(shopId, first?.id);
  const [mail, ...more] = await received();
  expect(more).toEqual([]);
  expect(mail?.text).toMatch(/> We are looking into it\.[\s\S]*> Second\./);
});

test("rated on the page before a reply left, the customer gets no email about it", async () => {
  const { shopId, owner, updateId, customer } = await replied();
  await solveUpdate(owner, { updateId, notify: true });
  await submitRating(customer, { updateId, stars: 5, comment: null });
  const about = (await statesOf(owner, updateId)).filter((line) => !line.startsWith("rating"));
  expect(about).toEqual(["note.customer folded", "update.solved rated"]);
  await deliverAll(shopId);
  expect((await received()).filter(({ text }) => text.includes("We are looking"))).toEqual([]);
});

test("reply emails off stop emails about replies, not the quote in the one that goes anyway", async () => {
  const { shopId, owner, updateId, customer } = await replied();
  await solveUpdate(owner, { updateId, notify: true });
  await setReplyMails(customer, false);
  await deliverAll(shopId);
  expect((await received()).map(({ text }) => text.includes("> We are looking"))).toEqual([true]);
});

test("of solving against a reply email that is leaving, the customer reads the reply once and first", async () => {
  for (let round = 0; round < 8; round += 1) {
    sink.clear();
    const { shopId, owner, updateId } = await replied();
    const [note] = await mailsOf(owner, updateId, "note.customer");
    await Promise.all([deliver(shopId, note?.id), solveUpdate(owner, { updateId, notify: true })]);
    await deliverAll(shopId);
    const texts = (await received()).map(({ text }) => text);
    const quoting = texts.filter((text) => text.includes("> We are looking"));
    expect(quoting).toHaveLength(1);
    expect(texts.indexOf(quoting[0] ?? "")).toBe(0);
    expect(texts.filter((text) => text.includes("1 star"))).toHaveLength(1);
  }
});

test("the dialog says when the email leaves, what it carries, and what a silent solve leaves alone", async () => {
  const { shopId, owner, updateId } = await replied();
  const words = describeSolve("en", await previewSolve(owner, updateId));
  expect(words.mails[0]).toMatchObject({
    detail: expect.stringMatching(/, in 20 seconds; you can undo it until then$/),
    more: "With your reply that hasn’t been sent yet, in one email",
  });
  expect(words.silentMore).toBe("The reply you’ve already written is still sent.");
  expect(words.done).toBe("Solved. Clara will be asked for a rating in 20 seconds.");
  await deliverAll(shopId);
  const later = describeSolve("en", await previewSolve(owner, updateId));
  expect(later.mails[0]?.more).toBeUndefined();
  expect(later.silentMore).toBeNull();
});
