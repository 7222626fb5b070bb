import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { accountLinks, links, mails } from "@/db/schema";
import { requireValidLink } from "@/lib/identity/access/acting-customer";
import { readLink } from "@/lib/identity/access/customer-links";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { MemberActor } from "@/lib/identity/actor";
import { optIn, optOut, setReplyMails } from "@/lib/portal/preferences";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { useMailServer } from "@/lib/testing/dispatch";
import {
  accountEmail,
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { SmtpSink } from "@/lib/testing/smtp-sink";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const sink = new SmtpSink();
beforeAll(() => sink.start());
afterAll(() => sink.stop());

async function open() {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  return { shopId, owner, orderId, updateId, customer: await makeCustomer(shopId, orderId) };
}

async function only(
  owner: MemberActor,
  updateId: string,
  kind: (typeof mails.$inferSelect)["kind"],
) {
  const [mail, ...more] = await mailsOf(owner, updateId, kind);
  expect(more).toEqual([]);
  if (!mail) throw new Error(`No ${kind}.`);
  return mail;
}

test("the solved mail carries five star links that lead to the rating form, and a way back", async () => {
  const { shopId, owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const mail = await only(owner, updateId, "update.solved");
  expect(mail).toMatchObject({ state: "sent", transport: "outbox", attempts: 1 });
  const { html, headers } = await sentMessage(shopId, mail.id);
  const tokens = [...html.matchAll(/\/rate\/([\w-]{32})\?stars=(\d)/g)];
  expect(tokens.map(([, , stars]) => stars)).toEqual(["1", "2", "3", "4", "5"]);
  expect((await readLink("rate", tokens[0]?.[1] ?? "")).state).toBe("good");
  expect(headers["List-Unsubscribe"]).toMatch(/^<http.*\/unsubscribe\/[\w-]{32}\/one-click>$/);
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
});

test("tokens are stored as hashes, and the stored mail is unreadable without the key", async () => {
  const { shopId, owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const mail = await only(owner, updateId, "update.solved");
  const token = (await sentMessage(shopId, mail.id)).html.match(/\/rate\/([\w-]{32})/)?.[1] ?? "";
  const dump = await database().execute(sql`
    select (select string_agg(m::text, ' ') from mails m) || (select string_agg(l::text, ' ') from links l) as text`);
  const text = String(dump[0]?.text);
  expect(token).toHaveLength(32);
  expect(text).not.toContain(token);
  expect(text).not.toContain(Buffer.from(token).toString("hex"));
});

test("a link is good for its purpose only, until it is re-opened, expired or revoked", async () => {
  const { shopId, owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const mail = await only(owner, updateId, "update.solved");
  const token = (await sentMessage(shopId, mail.id)).html.match(/\/rate\/([\w-]{32})/)?.[1] ?? "";
  expect((await readLink("portal", token)).state).toBe("unknown");
  await reopenUpdate(owner, { updateId });
  expect((await readLink("rate", token)).state).toBe("reopened");
  await solveUpdate(owner, { updateId, notify: false });
  expect((await readLink("rate", token)).state).toBe("good");
  await database().update(links).set({ expiresAt: sql`now()` }).where(eq(links.mailId, mail.id));
  expect((await readLink("rate", token)).state).toBe("expired");
  await database().update(links).set({ revokedAt: sql`now()` }).where(eq(links.mailId, mail.id));
  expect((await readLink("rate", token)).state).toBe("unknown");
});

test("hiding an update kills its links and its queued customer mails", async () => {
  const { shopId, owner, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const mail = await only(owner, updateId, "update.solved");
  const token = (await sentMessage(shopId, mail.id)).html.match(/\/rate\/([\w-]{32})/)?.[1] ?? "";
  await reopenUpdate(owner, { updateId });
  await writeNote(owner, { updateId, kind: "customer", body: "One more thing." });
  await hideUpdate(owner, { updateId });
  expect((await readLink("rate", token)).state).toBe("hidden");
  await expect(requireValidLink("rate", token)).rejects.toMatchObject({ code: "not_found" });
  const notes = await mailsOf(owner, updateId, "note.customer");
  expect(notes.at(-1)).toMatchObject({ state: "dropped", dropReason: "hidden" });
});

test("ratings off and opted out leave the stars out of a mail that was queued before", async () => {
  for (const change of ["settings", "customer"] as const) {
    const { shopId, owner, updateId, customer } = await open();
    await solveUpdate(owner, { updateId, notify: true });
    if (change === "customer") await optOut(customer, "rating_request");
    else await saveRatingSettings(owner, { ...(await settingsOf(owner)), ratingsOn: false });
    await deliverAll(shopId);
    const mail = await only(owner, updateId, "update.solved");
    const { html, headers } = await sentMessage(shopId, mail.id);
    expect(html).not.toContain("/rate/");
    expect(html).toContain("/o/");
    expect(headers["List-Unsubscribe"]).toBeUndefined();
  }
});

test("a follow-up re-reads the facts: switched off or opted out meanwhile, it is dropped and says why", async () => {
  const { shopId, owner, orderId, customer } = await open();
  await makeMember(shopId, "admin");
  const rate = async (stars: number) => {
    const updateId = await makeUpdate(owner, orderId);
    await solveUpdate(owner, { updateId, notify: false });
    await submitRating(customer, { updateId, stars, comment: null });
    return updateId;
  };
  const [thanked, sorry] = [await rate(5), await rate(1)];
  await optOut(customer, "promoter");
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), alertOn: false });
  await deliverAll(shopId);
  expect(await only(owner, thanked, "rating.promoter")).toMatchObject({ dropReason: "opted_out" });
  expect(await only(owner, sorry, "rating.detractor")).toMatchObject({ state: "sent" });
  expect(await only(owner, sorry, "rating.alert")).toMatchObject({ dropReason: "alert_off" });

  await optIn(customer, "promoter");
  const late = await rate(4);
  await saveRatingSettings(owner, { ...(await settingsOf(owner)), followUpsOn: false });
  await deliverAll(shopId);
  expect(await only(owner, late, "rating.promoter")).toMatchObject({
    dropReason: "follow_ups_off",
  });
});

test("an opt-out before the rating is written down as not sent", async () => {
  const { owner, updateId, customer } = await open();
  await optOut(customer, "detractor");
  await solveUpdate(owner, { updateId, notify: false });
  await submitRating(customer, { updateId, stars: 2, comment: null });
  expect(await only(owner, updateId, "rating.detractor")).toMatchObject({
    state: "dropped",
    dropReason: "opted_out",
  });
});

test("notes within two minutes are one mail; the customer's preference stops it", async () => {
  const { shopId, owner, updateId, customer } = await open();
  await writeNote(owner, { updateId, kind: "customer", body: "And a second line." });
  const mail = await only(owner, updateId, "note.customer");
  expect(mail.sendAt.getTime() - mail.createdAt.getTime()).toBe(120_000);
  await deliverAll(shopId);
  const { text } = await sentMessage(shopId, mail.id);
  expect(text).toContain("We are looking into it.");
  expect(text).toContain("And a second line.");
  await setReplyMails(customer, false);
  await writeNote(owner, { updateId, kind: "customer", body: "Third." });
  const states = (await mailsOf(owner, updateId, "note.customer")).map((row) => row.dropReason);
  expect(states).toEqual([null, "replies_off"]);
});

test("a note written while its mail is on the way gets a mail of its own", async () => {
  const { shopId, owner, updateId } = await open();
  await deliverAll(shopId);
  await writeNote(owner, { updateId, kind: "customer", body: "Later." });
  expect(await mailsOf(owner, updateId, "note.customer")).toHaveLength(2);
});

test("names and addresses stay one recipient, one header line", async () => {
  const { shopId, owner } = await makeShop('Holm, "Hazel" <x@evil.test>\r\nBcc: y@evil.test');
  const orderId = await makeOrder(shopId, {
    customer: { email: "clara@example.com", name: 'Clara, "C" <z@evil.test>' },
  });
  const updateId = await makeUpdate(owner, orderId, { title: "A title, with; separators" });
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const mail = await only(owner, updateId, "update.solved");
  const message = await sentMessage(shopId, mail.id);
  expect(message.to).toEqual({ address: "clara@example.com", name: 'Clara, "C" <z@evil.test>' });
  expect(message.from.name).not.toMatch(/[\r\n]/);
  expect(message.subject).not.toMatch(/[\r\n]/);
});

test.each([
  [6, "sent"],
  [8, "dropped"],
] as const)("a thank-you that is %i days late: %s", async (days, state) => {
  const { shopId, owner, updateId, customer } = await open();
  await solveUpdate(owner, { updateId, notify: false });
  await submitRating(customer, { updateId, stars: 5, comment: null });
  await database()
    .update(mails)
    .set({ sendAt: sql`now() - make_interval(days => ${days}::int)` })
    .where(eq(mails.kind, "rating.promoter"));
  await deliverAll(shopId);
  const dropReason = state === "sent" ? null : "too_late";
  expect(await only(owner, updateId, "rating.promoter")).toMatchObject({ state, dropReason });
});

test.each([
  ["auth.sign_in", 59, "sent"],
  ["auth.sign_in", 61, "dropped"],
  ["auth.reset", 61, "dropped"],
] as const)("%s %i minutes after it was asked for: %s", async (kind, minutes, state) => {
  useMailServer(sink.url);
  const { shopId, owner } = await makeShop();
  const to = { address: await accountEmail(owner), name: owner.name };
  const { accountId } = owner;
  await transaction((tx) => queueAccountMail(tx, { kind, accountId, to }));
  await database()
    .update(mails)
    .set({ createdAt: sql`now() - make_interval(mins => ${minutes})` })
    .where(eq(mails.shopId, shopId));
  await deliverAll(shopId);
  const [mail] = await database().select().from(mails).where(eq(mails.shopId, shopId));
  expect(mail).toMatchObject({ state, dropReason: state === "sent" ? null : "link_over" });
  const made = await database()
    .select()
    .from(accountLinks)
    .where(eq(accountLinks.accountId, accountId));
  expect(made).toHaveLength(state === "sent" ? 1 : 0);
});
