import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { sendAgain, sendAllAgain } from "@/lib/outbox/send-again";
import { countStates, queueLinks } from "@/lib/testing/dispatch";
import { makeMember, makeShop } from "@/lib/testing/factories";

async function makeFailed(count: number) {
  const { shopId, owner } = await makeShop();
  await queueLinks(shopId, count);
  await database()
    .update(mails)
    .set({ state: "failed", attempts: 3, unclearAttempts: 3, lastError: "No answer" })
    .where(eq(mails.shopId, shopId));
  return { shopId, owner };
}

test("all failed emails of a shop are queued again, in batches; nobody else’s", async () => {
  const [{ shopId, owner }, other] = [await makeFailed(5), await makeFailed(1)];
  await database().execute(sql`update mails set state = 'sent', sealed = 'x', sent_at = now()
    where id = (select id from mails where shop_id = ${shopId} limit 1)`);
  expect(await sendAllAgain(owner, 2)).toBe(4);
  expect(await countStates(shopId)).toEqual({ queued: 4, sent: 1 });
  expect(await countStates(other.shopId)).toEqual({ failed: 1 });
  const rows = await database().select().from(mails).where(eq(mails.shopId, shopId));
  for (const row of rows.filter(({ state }) => state === "queued")) {
    expect(row).toMatchObject({ attempts: 0, unclearAttempts: 0, nextAttemptAt: null });
  }
  expect(await sendAllAgain(owner)).toBe(0);
});

test("an agent sends one again, and not all", async () => {
  const { shopId, owner } = await makeFailed(2);
  const agent = await makeMember(shopId, "agent");
  await expect(sendAllAgain(agent)).rejects.toMatchObject({ code: "forbidden" });
  const [mail] = await database().select().from(mails).where(eq(mails.shopId, shopId));
  await sendAgain(agent, mail?.id ?? "");
  expect(await countStates(shopId)).toEqual({ failed: 1, queued: 1 });
  await expect(sendAgain(owner, mail?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
});
