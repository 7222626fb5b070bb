import { createHmac, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { blockedAddresses, mails, settingChanges } from "@/db/schema";
import { forgetEnv } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { takeReport } from "@/lib/mail/take-report";
import { submitRating } from "@/lib/ratings/submit-rating";
import { allowAddress } from "@/lib/settings/mail/allow-address";
import { listBlocked } from "@/lib/settings/mail/page-queries";
import { saveWebhookSecret } from "@/lib/settings/mail/save-webhook-secret";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { previewSolve } from "@/lib/updates/preview-solve";
import { solveUpdate } from "@/lib/updates/solve-update";

const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
const OTHER = `whsec_${Buffer.alloc(24, 8).toString("base64")}`;
const seconds = () => Math.floor(Date.now() / 1000);

type Options = { secret?: string; at?: number; signature?: string; body?: string };

async function report(shopId: string, event: object, options: Options = {}): Promise<number> {
  const { secret = SECRET, at = seconds() } = options;
  const payload = JSON.stringify(event);
  const id = `msg_${randomUUID()}`;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signed = createHmac("sha256", key).update(`${id}.${at}.${payload}`).digest("base64");
  const headers = {
    id,
    timestamp: String(at),
    signature: options.signature ?? `v1,${signed}`,
  };
  try {
    await takeReport(shopId, { payload: options.body ?? payload, headers });
    return 200;
  } catch (error) {
    if (error instanceof AppError) return error.status;
    throw error;
  }
}

const event = (type: string, mailId: string, data: object = {}) => ({
  type: `email.${type}`,
  created_at: new Date().toISOString(),
  data: { email_id: mailId, to: ["clara@example.com"], ...data },
});
const HARD = { bounce: { type: "Permanent", subType: "General", message: "No such\r\nmailbox" } };

/** A shop whose solved mail left through Resend. */
async function sentThroughResend() {
  const { shopId, owner } = await makeShop();
  await saveWebhookSecret(owner, SECRET);
  const email = `Clara.${randomUUID()}@example.com`.toLowerCase();
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara" } });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const providerId = randomUUID();
  const [mail] = await database()
    .update(mails)
    .set({ transport: "resend", providerId })
    .where(and(eq(mails.shopId, shopId), eq(mails.kind, "update.solved")))
    .returning();
  return { shopId, owner, email, orderId, updateId, providerId, mailId: mail?.id ?? "" };
}

async function mailRow(id: string) {
  const [row] = await database().select().from(mails).where(eq(mails.id, id));
  return row;
}
const blockedIn = async (owner: MemberActor) => (await listBlocked(owner)).rows;

test("delivered, bounced and complained are noted once, repeats change nothing", async () => {
  const { shopId, owner, email, providerId, mailId } = await sentThroughResend();
  expect(await report(shopId, event("delivered", providerId))).toBe(200);
  const first = await mailRow(mailId);
  expect(first?.deliveredAt).toBeInstanceOf(Date);
  await Promise.all([1, 2, 3].map(() => report(shopId, event("bounced", providerId, HARD))));
  await report(shopId, event("delivered", providerId));
  const row = await mailRow(mailId);
  expect(row).toMatchObject({ deliveredAt: first?.deliveredAt, lastError: "No such mailbox" });
  expect(await blockedIn(owner)).toMatchObject([
    { address: email, reason: "bounce", detail: "No such mailbox", mailId },
  ]);
  await report(shopId, event("complained", providerId));
  await report(shopId, event("bounced", providerId, HARD));
  expect(await blockedIn(owner)).toMatchObject([{ address: email, reason: "complaint" }]);
  expect((await mailRow(mailId))?.complainedAt).toBeInstanceOf(Date);
});

test("a full mailbox and a failure are noted and block nobody", async () => {
  const { shopId, owner, providerId, mailId } = await sentThroughResend();
  await report(
    shopId,
    event("bounced", providerId, { bounce: { type: "Transient", message: "Full" } }),
  );
  expect((await mailRow(mailId))?.lastError).toBe("Full");
  await report(shopId, event("failed", providerId, { failed: { reason: "quota" } }));
  expect(await blockedIn(owner)).toEqual([]);
});

test("unsigned, forged, changed, old and foreign reports are refused and change nothing", async () => {
  const { shopId, owner, providerId, mailId } = await sentThroughResend();
  const other = await makeShop("Other");
  await saveWebhookSecret(other.owner, OTHER);
  const bounced = event("bounced", providerId, HARD);
  const refused: Options[] = [
    { signature: "" },
    { signature: "v1," },
    { signature: "v1,AAAA v2,BBBB" },
    { secret: OTHER },
    { at: seconds() - 301 },
    { at: seconds() + 330 },
    { body: JSON.stringify({ ...bounced, extra: 1 }) },
  ];
  for (const options of refused) expect(await report(shopId, bounced, options)).toBe(401);
  for (const id of [randomUUID(), "x", ""]) expect(await report(id, bounced)).toBe(401);
  // Another shop's own signature reaches none of ours.
  expect(await report(other.shopId, bounced, { secret: OTHER })).toBe(200);
  expect(await mailRow(mailId)).toMatchObject({ bouncedAt: null });
  expect([await blockedIn(owner), await blockedIn(other.owner)]).toEqual([[], []]);
});

test("unknown emails, events and shapes are accepted and ignored", async () => {
  const { shopId, providerId } = await sentThroughResend();
  expect(await report(shopId, event("delivered", randomUUID()))).toBe(200);
  expect(await report(shopId, event("opened", providerId))).toBe(200);
  expect(await report(shopId, { type: 5, data: null })).toBe(200);
});

test("sixty bad signatures a minute are enough; a good one still counts", async () => {
  const { shopId, providerId, mailId } = await sentThroughResend();
  const bad = () => report(shopId, event("delivered", providerId), { secret: OTHER });
  for (let n = 0; n < 60; n += 1) expect(await bad()).toBe(401);
  expect(await bad()).toBe(429);
  expect(await report(shopId, event("delivered", providerId))).toBe(200);
  expect((await mailRow(mailId))?.deliveredAt).not.toBeNull();
});

test("the installation's secret counts for every shop", async () => {
  const { shopId, providerId, mailId } = await sentThroughResend();
  vi.stubEnv("RESEND_WEBHOOK_SECRET", OTHER);
  forgetEnv();
  expect(await report(shopId, event("delivered", providerId), { secret: OTHER })).toBe(200);
  expect((await mailRow(mailId))?.deliveredAt).not.toBeNull();
  vi.stubEnv("RESEND_WEBHOOK_SECRET", "");
  forgetEnv();
});

test("a blocked address gets no feedback mail, and everything else", async () => {
  const { shopId, owner, orderId, updateId, providerId } = await sentThroughResend();
  const customer = await makeCustomer(shopId, orderId);
  await submitRating(customer, { updateId, stars: 5, comment: null });
  await report(shopId, event("bounced", providerId, HARD));
  await deliverAll(shopId);
  // Decided before the bounce: dropped when it was due.
  expect(await mailsOf(owner, updateId, "rating.promoter")).toMatchObject([
    { state: "dropped", dropReason: "blocked" },
  ]);
  const second = await makeUpdate(owner, orderId);
  expect((await previewSolve(owner, second)).request).toBe("blocked");
  await solveUpdate(owner, { updateId: second, notify: true });
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, second, "update.solved");
  expect(solved).toMatchObject({ state: "sent", countsTowardBudget: false });
  expect((await sentMessage(shopId, solved?.id ?? "")).html).not.toContain("stars=");
  await submitRating(customer, { updateId: second, stars: 1, comment: null });
  expect(await mailsOf(owner, second, "rating.detractor")).toMatchObject([
    { state: "dropped", dropReason: "blocked" },
  ]);
});

test("allowing an address again lets mail go on; the log does not name the address", async () => {
  const { shopId, owner, email, orderId, providerId, mailId } = await sentThroughResend();
  await report(shopId, event("bounced", providerId, HARD));
  const agent = await makeMember(shopId, "agent");
  const { owner: stranger } = await makeShop("Other");
  await expect(allowAddress(agent, email)).rejects.toMatchObject({ code: "forbidden" });
  await expect(allowAddress(stranger, email)).rejects.toMatchObject({ code: "not_found" });
  await allowAddress(owner, email.toUpperCase());
  await expect(allowAddress(owner, email)).rejects.toMatchObject({ code: "not_found" });
  expect(
    await database().select().from(blockedAddresses).where(eq(blockedAddresses.shopId, shopId)),
  ).toEqual([]);
  const updateId = await makeUpdate(owner, orderId);
  expect((await previewSolve(owner, updateId)).request).toBe("asked");
  const log = await database()
    .select()
    .from(settingChanges)
    .where(and(eq(settingChanges.shopId, shopId), eq(settingChanges.setting, "mail.blocked")));
  expect(log).toMatchObject([{ subjectId: mailId, from: "bounce", to: null }]);
  expect(JSON.stringify(log)).not.toContain(email);
});
