import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { database, transaction } from "@/db/client";
import { mails } from "@/db/schema";
import { claimMails } from "@/lib/mail/dispatch/claims";
import { Recorder } from "@/lib/mail/dispatch/recorder";
import { Wording } from "@/lib/mail/dispatch/wording";
import { openMessage } from "@/lib/mail/message";
import { queueMails } from "@/lib/mail/queue-mail";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { queueLinks } from "@/lib/testing/dispatch";
import { makeShop } from "@/lib/testing/factories";

const rowsOf = (shopId: string) =>
  database().select().from(mails).where(eq(mails.shopId, shopId)).orderBy(mails.id);

/** As many emails to as many customers, all in one worker's hands. */
async function claimed(counts: { good: number; bad: number }) {
  const { shopId } = await makeShop();
  for (let n = 0; n < counts.good; n += 1) await queueLinks(shopId, 1);
  const drafts = Array.from({ length: counts.bad }, () => ({
    ...{ kind: "rating.alert" as const, dedupeKey: `test:${randomUUID()}`, delay: 0 as const },
    to: { address: "ida@example.com", name: "Ida" },
  }));
  await transaction((tx) => queueMails(tx, shopId, drafts));
  const worker = `mail-${randomUUID()}`;
  const shares = (["portal.link", "rating.alert"] as const).map((kind) => ({
    ...{ kind, shopId, count: 50 },
  }));
  const group = await claimMails(worker, shares);
  expect(group).toHaveLength(counts.good + counts.bad);
  return { shopId, group, wording: new Wording(worker, (name) => mailKinds[name], new Recorder()) };
}

test("emails worded together are stored each with its own text", async () => {
  const { shopId, group, wording } = await claimed({ good: 6, bad: 0 });
  const begun = await wording.begin(group);
  expect(begun.size).toBe(6);
  for (const row of await rowsOf(shopId)) {
    expect(row).toMatchObject({ state: "sending", attempts: 1, transport: "outbox" });
    expect(row.firstAttemptAt).not.toBeNull();
    const { message } = begun.get(row.id) ?? {};
    expect(openMessage(row.sealed ?? Buffer.of())).toEqual(message);
    expect(message?.to.address).toBe(row.toAddress);
    expect(message?.subject).toBe(row.subject);
  }
});

test("one that can’t be worded keeps back none of the others", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { shopId, group, wording } = await claimed({ good: 4, bad: 1 });
  const begun = await wording.begin(group);
  expect(begun.size).toBe(4);
  const rows = await rowsOf(shopId);
  expect(rows.filter(({ state }) => state === "sending")).toHaveLength(4);
  const [bad] = rows.filter(({ kind }) => kind === "rating.alert");
  expect(bad).toMatchObject({ state: "queued", attempts: 1, claimedBy: null });
  expect(bad?.lastError).toContain("could not be written");
});

test("what another worker has in hand is left alone", async () => {
  const { shopId, group } = await claimed({ good: 3, bad: 0 });
  const other = new Wording("mail-other", (name) => mailKinds[name], new Recorder());
  expect((await other.begin(group)).size).toBe(0);
  for (const row of await rowsOf(shopId))
    expect(row).toMatchObject({ state: "queued", attempts: 0 });
});
