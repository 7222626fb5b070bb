import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { links, linkVisits, mails } from "@/db/schema";
import { after, DAY } from "@/lib/base/time";
import { readContactBudget } from "@/lib/mail/contact-budget";
import { removeWhatIsOld } from "@/lib/mail/keep-mails";
import { getMail } from "@/lib/outbox/get-mail";
import { saveMailRules } from "@/lib/settings/mail/save-mail-rules";
import { mailRulesSchema } from "@/lib/settings/mail/schema";
import { deliverAll } from "@/lib/testing/deliver";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

const RULES = {
  budgetDays: 14,
  quietOn: true,
  quietFrom: "21:00",
  quietTo: "08:00",
  undoSeconds: 20,
  keepMailDays: null,
  keepVisitDays: 90,
};

async function shopWithMail() {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await deliverAll(shopId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  return { shopId, owner, orderId, updateId };
}

async function age(shopId: string, days: number): Promise<void> {
  await database()
    .update(mails)
    .set({ createdAt: sql`created_at - make_interval(days => ${days})` })
    .where(eq(mails.shopId, shopId));
}

test("old texts go in batches, the log stays, and a mail on its way keeps its bytes", async () => {
  const [old, young] = [await shopWithMail(), await shopWithMail()];
  await saveMailRules(old.owner, { ...RULES, keepMailDays: 30 });
  await age(old.shopId, 31);
  await age(young.shopId, 3000);
  const later = await makeUpdate(old.owner, old.orderId, { title: "Still waiting" });
  await database()
    .update(mails)
    .set({ state: "sending", sealed: Buffer.from("x"), createdAt: sql`now() - interval '40 days'` })
    .where(eq(mails.updateId, later));
  const { emptied } = await removeWhatIsOld(1);
  expect(emptied).toBe(2);
  const [mail] = await mailsOf(old.owner, old.updateId, "update.solved");
  expect(mail).toMatchObject({ state: "sent", sealed: null, subject: expect.any(String) });
  expect(await getMail(old.owner, mail?.id ?? "")).toMatchObject({
    message: null,
    emptiedAt: expect.any(Date),
  });
  const [waiting] = await mailsOf(old.owner, later);
  expect(waiting?.sealed).not.toBeNull();
  // For ever is the default.
  expect((await mailsOf(young.owner, young.updateId)).every((row) => row.sealed)).toBe(true);
  expect(await removeWhatIsOld()).toEqual({ emptied: 0, visits: 0 });
});

test("old link visits are removed, as each shop has set", async () => {
  const [a, b] = [await shopWithMail(), await shopWithMail()];
  await saveMailRules(b.owner, { ...RULES, keepVisitDays: null });
  for (const { shopId } of [a, b]) {
    const [link] = await database().select().from(links).where(eq(links.shopId, shopId)).limit(1);
    if (!link) throw new Error("No link.");
    const visit = (days: number) => ({
      shopId,
      linkId: link.id,
      at: sql`now() - make_interval(days => ${days})`,
    });
    await database().insert(linkVisits).values([1, 89, 91, 400].map(visit));
  }
  expect(await removeWhatIsOld(1)).toEqual({ emptied: 0, visits: 2 });
  const left = async (shopId: string) =>
    (await database().select().from(linkVisits).where(eq(linkVisits.shopId, shopId))).length;
  expect([await left(a.shopId), await left(b.shopId)]).toEqual([2, 4]);
});

test("a request to rate spends the contact budget; other mail and what failed do not", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const { customerId } = await makeCustomer(shopId, orderId);
  const read = (now?: Date) => readContactBudget(database(), shopId, customerId, now);
  const updateId = await makeUpdate(owner, orderId);
  await deliverAll(shopId);
  expect(await read()).toEqual({ days: 14, lastAskAt: null, nextAskAt: null });
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  const asked = solved?.sentAt ?? new Date(0);
  expect(await read()).toEqual({ days: 14, lastAskAt: asked, nextAskAt: after(asked, 14 * DAY) });
  expect((await read(after(asked, 14 * DAY))).nextAskAt).toBeNull();
  await saveMailRules(owner, { ...RULES, budgetDays: 0 });
  expect(await read()).toMatchObject({ lastAskAt: asked, nextAskAt: null });
  await saveMailRules(owner, RULES);
  // Never held back by it: a second solve asks again.
  const second = await makeUpdate(owner, orderId);
  await deliverAll(shopId);
  await solveUpdate(owner, { updateId: second, notify: true });
  await deliverAll(shopId);
  expect(await mailsOf(owner, second, "update.solved")).toMatchObject([
    { state: "sent", countsTowardBudget: true },
  ]);
  await database().update(mails).set({ state: "failed" }).where(eq(mails.shopId, shopId));
  expect((await read()).lastAskAt).toBeNull();
  const { shopId: other } = await makeShop("Other");
  expect((await readContactBudget(database(), other, customerId)).lastAskAt).toBeNull();
});

test("rules: agents are refused, odd values name their field, changes are reported", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await expect(saveMailRules(agent, RULES)).rejects.toMatchObject({ code: "forbidden" });
  expect(await saveMailRules(owner, RULES)).toEqual([]);
  expect(await saveMailRules(owner, { ...RULES, budgetDays: 7, keepMailDays: 365 })).toEqual([
    { setting: "mail.budgetDays", from: 14, to: 7 },
    { setting: "mail.keepMailDays", from: null, to: 365 },
  ]);
  const fields = (change: object) =>
    mailRulesSchema.safeParse({ ...RULES, ...change }).error?.issues.map(({ message }) => message);
  expect(fields({ budgetDays: 366 })).toEqual(["daysRange?min=0&max=365"]);
  expect(fields({ budgetDays: "1.5" })).toEqual(["daysRange?min=0&max=365"]);
  expect(fields({ quietFrom: "24:00" })).toEqual(["clockTime"]);
  expect(fields({ keepMailDays: "29" })).toEqual(["daysRangeOrEmpty?min=30&max=3650"]);
  expect(fields({ keepVisitDays: "0" })).toEqual(["daysRangeOrEmpty?min=1&max=3650"]);
  expect(fields({ keepVisitDays: "", keepMailDays: "" })).toBeUndefined();
});
