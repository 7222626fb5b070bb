import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { SECOND } from "@/lib/base/time";
import { readStandstill } from "@/lib/mail/dispatch/standstill";
import { notePlace, readHold } from "@/lib/mail/place";
import { readHeld, releaseMails } from "@/lib/mail/release-mails";
import { readOutboxState } from "@/lib/outbox/queries";
import {
  countStates,
  makeLate,
  queueLinks,
  queueNotice,
  startDispatcher,
  useMailServer,
  useOwnServer,
} from "@/lib/testing/dispatch";
import { accountEmail, makeShop } from "@/lib/testing/factories";
import { SmtpSink } from "@/lib/testing/smtp-sink";

const sink = new SmtpSink();
const running: { stop: () => Promise<void> }[] = [];
beforeAll(() => sink.start());
afterAll(() => sink.stop());
beforeEach(async () => {
  moveTo({ url: "https://help.shop.test" });
  useMailServer(sink.url);
  await database().execute(sql`delete from installation`);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await database().execute(sql`update mails set state = 'dropped', drop_reason = 'erased', claimed_by = null
    where state in ('queued', 'sending')`);
  vi.stubEnv("MAIL", "");
  vi.stubEnv("EMBEDDED_DATA_DIR", "");
  forgetEnv();
  sink.clear();
});

/** Where this process is from now on, as the launcher tells it. */
function moveTo({ url, folder = "/srv/starloop" }: { url: string; folder?: string }): void {
  vi.stubEnv("APP_URL", url);
  vi.stubEnv("EMBEDDED_DATA_DIR", folder);
  forgetEnv();
}

/** As if somebody had restored the database here: what it remembers of its place is another's. */
const restoreFrom = (change: object) =>
  database().execute(
    sql`update installation set place = place || ${JSON.stringify(change)}::jsonb`,
  );

function start() {
  running.push(startDispatcher());
}

const until = (check: () => Promise<void>) =>
  vi.waitFor(check, { timeout: 20 * SECOND, interval: 50 });

/** Longer than a dispatcher takes to send what it may. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2 * SECOND));

test("at home everything goes: after the first start, and after every other", async () => {
  expect(await notePlace()).toBeNull();
  expect(await notePlace()).toBeNull();
  const { shopId, owner } = await makeShop();
  await queueLinks(shopId, 2);
  start();
  await until(async () => expect(await countStates(shopId)).toEqual({ sent: 2 }));
  expect(await readHeld()).toBeNull();
  expect((await readOutboxState(owner)).held).toBe(false);
});

test.each([
  ["another address", { url: "https://other.shop.test" }],
  ["another folder", { url: "https://help.shop.test", folder: "/srv/copy" }],
])("%s is another place; back at home nothing is held", async (_, place) => {
  await notePlace();
  moveTo(place);
  const hold = await notePlace();
  expect(hold).toMatchObject({ home: { folder: "/srv/starloop" }, found: place });
  expect((await notePlace())?.since).toEqual(hold?.since);
  moveTo({ url: "https://help.shop.test" });
  expect(await notePlace()).toBeNull();
  expect(await readHold()).toBeNull();
});

test.each([
  ["another cluster", { cluster: "7000000000000000001" }],
  ["another database", { database: "starloop_before" }],
  ["a database that was made anew under its name", { databaseId: 1 }],
])("restored into %s, it is in another place", async (_, change) => {
  await notePlace();
  await restoreFrom(change);
  expect(await notePlace()).toMatchObject({ home: change });
});

test("of what is due only sign-in emails that were asked for since leave, and what stays in an Outbox", async () => {
  useMailServer("");
  await notePlace();
  const [shop, kept] = [await makeShop(), await makeShop("Kept")];
  await useOwnServer(shop.shopId, sink.port);
  await queueLinks(shop.shopId, 3);
  await queueNotice(shop.owner);
  await database().execute(sql`update mails set created_at = now() - interval '1 hour'`);
  await restoreFrom({ cluster: "7000000000000000001" });
  start();
  await until(async () => expect(await readHold()).not.toBeNull());
  await queueNotice(shop.owner);
  await queueLinks(kept.shopId, 2);
  await sink.waitFor(() => true, 20 * SECOND);
  await until(async () => expect(await countStates(kept.shopId)).toEqual({ sent: 2 }));
  await aWhile();
  const address = await accountEmail(shop.owner);
  expect(sink.messages().map(({ to }) => to)).toEqual([[address]]);
  expect(await countStates(shop.shopId)).toEqual({ sent: 1, queued: 4 });
  expect((await readOutboxState(shop.owner)).held).toBe(true);
  await makeLate(shop.shopId, 10);
  const still = await readStandstill();
  expect(still).toMatchObject({ isMailLate: true, heldSince: expect.any(Date) });
});

test("released, everything that waits leaves, within seconds and without a restart", async () => {
  await notePlace();
  const { shopId } = await makeShop();
  await queueLinks(shopId, 2);
  await restoreFrom({ cluster: "7000000000000000001" });
  start();
  await until(async () => expect(await readHold()).not.toBeNull());
  expect(await readHeld()).toMatchObject({ waiting: 2, home: { cluster: "7000000000000000001" } });
  expect(await countStates(shopId)).toEqual({ queued: 2 });
  expect(await releaseMails({ sendAll: true })).toBe(0);
  await until(async () => expect(await countStates(shopId)).toEqual({ sent: 2 }));
  expect(await notePlace()).toBeNull();
});

test("left out, what was due before counts as failed, and what comes after leaves", async () => {
  await notePlace();
  const { shopId } = await makeShop();
  await queueLinks(shopId, 3);
  await database().execute(sql`update mails set created_at = now() - interval '1 hour',
    send_at = case when id = (select id from mails where shop_id = ${shopId} order by id limit 1)
      then now() + interval '1 day' else send_at end where shop_id = ${shopId}`);
  await restoreFrom({ cluster: "7000000000000000001" });
  await notePlace();
  expect(await releaseMails({ sendAll: false })).toBe(2);
  expect(await releaseMails({ sendAll: false })).toBe(0);
  await queueLinks(shopId, 1);
  start();
  // What is due only later was sent by nobody yet.
  await until(async () =>
    expect(await countStates(shopId)).toEqual({ failed: 2, queued: 1, sent: 1 }),
  );
  const [row] = await database().execute<{ reason: string }>(
    sql`select last_error as reason from mails where shop_id = ${shopId} and state = 'failed' limit 1`,
  );
  expect(row?.reason).toContain("restored");
});

test("MAIL=outbox keeps everything, whatever server is set, and holds nothing", async () => {
  vi.stubEnv("MAIL", "outbox");
  forgetEnv();
  await notePlace();
  await restoreFrom({ cluster: "7000000000000000001" });
  const { shopId, owner } = await makeShop();
  await useOwnServer(shopId, sink.port);
  await queueLinks(shopId, 2);
  await queueNotice(owner);
  start();
  await until(async () => expect(await countStates(shopId)).toEqual({ sent: 3 }));
  expect(sink.messages()).toEqual([]);
  const rows = await database().execute(
    sql`select distinct transport from mails where shop_id = ${shopId}`,
  );
  expect([...rows]).toEqual([{ transport: "outbox" }]);
});
