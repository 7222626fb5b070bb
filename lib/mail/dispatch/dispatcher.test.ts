import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { mails, shops } from "@/db/schema";
import { after, DAY, SECOND } from "@/lib/base/time";
import { mailDates } from "@/lib/mail/frame";
import { LINK_DAYS } from "@/lib/mail/links";
import { startForgetfulServer, startSilentServer } from "@/lib/testing/bad-mail-servers";
import {
  beatBefore,
  countStates,
  queueLinks,
  queueNotice,
  startDispatcher,
  useMailServer,
  useOwnServer,
} from "@/lib/testing/dispatch";
import { accountEmail, makeShop } from "@/lib/testing/factories";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";

/** A sign-in email arrives within so long, whatever others have queued. */
const AT_ONCE = 2 * SECOND;

const sink = new SmtpSink();
const running: { stop: () => Promise<void> }[] = [];
beforeAll(() => sink.start());
afterAll(() => sink.stop());
afterEach(async () => {
  sink.delayMs = 0;
  sink.acceptAll();
  sink.onAccepted = undefined;
  await Promise.all(running.splice(0).map((one) => one.stop()));
  vi.useRealTimers();
  await database().execute(sql`update mails set state = 'dropped', drop_reason = 'erased', claimed_by = null
    where state in ('queued', 'sending')`);
  await database().execute(sql`delete from workers`);
  sink.clear();
});

function start(id?: string) {
  const dispatcher = startDispatcher(id);
  running.push(dispatcher);
  return dispatcher;
}

const idsIn = async () =>
  Promise.all(sink.messages().map(async (message) => (await parseMail(message)).messageId));

const rowsOf = (shopId: string) =>
  database().select().from(mails).where(eq(mails.shopId, shopId)).orderBy(mails.id);

/** As if the time of the next try had come. */
const hurry = (shopId: string) =>
  database().execute(sql`update mails set next_attempt_at = now()
    where shop_id = ${shopId} and state = 'queued' and next_attempt_at > now()`);

const until = (check: () => Promise<void>, timeout = 30 * SECOND) =>
  vi.waitFor(check, { timeout, interval: 50 });

test("two dispatchers send 500 emails, each once", { timeout: 200_000 }, async () => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 500);
  start();
  start();
  const all = async () => expect(await countStates(shopId)).toEqual({ sent: 500 });
  await until(all, 180 * SECOND);
  const ids = await idsIn();
  expect(ids).toHaveLength(500);
  expect(new Set(ids).size).toBe(500);
});

test("1,500 emails of one shop hold up nobody’s sign-in for two seconds", {
  timeout: 60_000,
}, async () => {
  useMailServer(sink.url);
  sink.delayMs = 50;
  const [many, { owner }] = [await makeShop(), await makeShop()];
  await queueLinks(many.shopId, 1500);
  start();
  await sink.waitFor(() => true, 30 * SECOND);
  const address = await accountEmail(owner);
  await queueNotice(owner);
  await sink.waitFor(({ to }) => to.includes(address), AT_ONCE);
  expect(await countStates(many.shopId)).toMatchObject({ queued: expect.any(Number) });
});

test("a server that says nothing holds up nobody else", { timeout: 60_000 }, async () => {
  useMailServer("");
  const silent = await startSilentServer();
  const [away, { shopId, owner }] = [await makeShop(), await makeShop()];
  await useOwnServer(away.shopId, silent.port);
  await useOwnServer(shopId, sink.port);
  await queueLinks(away.shopId, 100);
  await queueNotice(away.owner);
  start();
  await until(async () => expect((await countStates(away.shopId)).sending ?? 0).toBeGreaterThan(0));
  const address = await accountEmail(owner);
  await queueNotice(owner);
  await sink.waitFor(({ to }) => to.includes(address), AT_ONCE);
  // One connection at a time asks whether it is back.
  expect((await countStates(away.shopId)).sending).toBe(1);
  await silent.stop();
});

test("a server that never says whether it keeps a mail gets it three times, then a person decides", {
  timeout: 60_000,
}, async () => {
  useMailServer("");
  const forgetful = await startForgetfulServer();
  const { shopId } = await makeShop();
  await useOwnServer(shopId, forgetful.port);
  await queueLinks(shopId, 1);
  start();
  await until(async () => {
    await hurry(shopId);
    expect(await countStates(shopId)).toEqual({ failed: 1 });
  });
  expect(forgetful.copies).toBe(3);
  expect(await rowsOf(shopId)).toMatchObject([
    { attempts: 3, unclearAttempts: 3, claimedBy: null, sealed: expect.anything() },
  ]);
  await forgetful.stop();
});

test.each([-1, 1])("a clock that is %i hours off changes nothing", async (hours) => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 2);
  await database().execute(sql`update mails set send_at = now() + interval '30 minutes'
    where id = (select id from mails where shop_id = ${shopId} order by id limit 1)`);
  sink.refuse(451);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3600 * SECOND });
  start();
  await until(async () => expect((await rowsOf(shopId))[1]?.attempts).toBe(1));
  // Not again before its time, by the database's clock; and the other's has not come.
  await new Promise((resolve) => setTimeout(resolve, 2 * SECOND));
  const [later, tried] = await rowsOf(shopId);
  expect(tried).toMatchObject({ state: "queued", attempts: 1, claimedBy: null });
  expect(later).toMatchObject({ state: "queued", attempts: 0 });
  sink.acceptAll();
  await hurry(shopId);
  await database().execute(sql`update mails set next_attempt_at = null, send_at = now() + interval '30 minutes'
    where shop_id = ${shopId} and attempts = 0 and state = 'queued'`);
  await until(async () => expect(await countStates(shopId)).toEqual({ sent: 1, queued: 1 }));
});

test("an email names days by the database’s clock, whatever the worker’s says", async () => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 1);
  const [shop] = await database().select().from(shops).where(eq(shops.id, shopId));
  if (!shop) throw new Error("No shop.");
  const expires = mailDates(shop).day(after(new Date(), LINK_DAYS * DAY));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 100 * DAY });
  start();
  const { text = "" } = await parseMail(await sink.waitFor(() => true, 30 * SECOND));
  expect(text).toContain(expires);
});

test("what a worker holds is its own while its heart beats, and another’s 30 seconds after", {
  timeout: 60_000,
}, async () => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 4);
  const [alive, dead, cut, hopeless] = await rowsOf(shopId);
  await beatBefore("mail-alive", 25);
  await beatBefore("mail-dead", 31);
  const hold = (id: string | undefined, worker: string, set = {}) =>
    database()
      .update(mails)
      .set({ claimedBy: worker, ...set })
      .where(eq(mails.id, id ?? ""));
  await hold(alive?.id, "mail-alive");
  await hold(dead?.id, "mail-dead");
  await hold(cut?.id, "mail-unknown", { state: "sending", attempts: 1 });
  await hold(hopeless?.id, "mail-unknown", { state: "sending", attempts: 3, unclearAttempts: 2 });
  start();
  const state = async (id: string | undefined) =>
    (await rowsOf(shopId)).find((mail) => mail.id === id);
  await until(async () =>
    expect(await countStates(shopId)).toEqual({ sent: 2, failed: 1, queued: 1 }),
  );
  expect(await state(alive?.id)).toMatchObject({ state: "queued", claimedBy: "mail-alive" });
  expect(await state(cut?.id)).toMatchObject({ state: "sent", attempts: 2, unclearAttempts: 1 });
  expect(await state(hopeless?.id)).toMatchObject({
    state: "failed",
    unclearAttempts: 3,
    lastError: expect.stringContaining("ended before"),
  });
});

test("told to stop, it lets what is being sent end and gives the rest back", {
  timeout: 60_000,
}, async () => {
  useMailServer(sink.url);
  sink.delayMs = 300;
  const { shopId } = await makeShop();
  await queueLinks(shopId, 60);
  const dispatcher = start();
  await sink.waitFor(() => true, 30 * SECOND);
  await dispatcher.stop();
  const rows = await rowsOf(shopId);
  const states = await countStates(shopId);
  expect(states).toEqual({ sent: sink.messages().length, queued: 60 - sink.messages().length });
  expect(rows.filter(({ claimedBy }) => claimedBy !== null)).toEqual([]);
  expect(new Set(await idsIn()).size).toBe(states.sent);
});

test("what does not end within ten seconds of stopping is unclear, and repeated as it was", {
  timeout: 90_000,
}, async () => {
  useMailServer(sink.url);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 1);
  sink.delayMs = 25 * SECOND;
  const dispatcher = start();
  await until(async () => expect(await countStates(shopId)).toEqual({ sending: 1 }));
  const told = performance.now();
  await dispatcher.stop();
  expect(performance.now() - told).toBeLessThan(13 * SECOND);
  const [mail] = await rowsOf(shopId);
  expect(mail).toMatchObject({ state: "queued", unclearAttempts: 1, claimedBy: null });
  expect(mail?.lastError).toContain("stopped before");
  sink.delayMs = 0;
  await hurry(shopId);
  start();
  await until(async () => expect(await countStates(shopId)).toEqual({ sent: 1 }));
  expect((await rowsOf(shopId))[0]?.sealed).toEqual(mail?.sealed);
});
