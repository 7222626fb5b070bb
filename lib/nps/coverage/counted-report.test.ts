import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { npsReports } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { countReport, readCounted } from "@/lib/nps/coverage/counted-report";
import { makeOrder, makeShop } from "@/lib/testing/factories";

let shopId: string;
let owner: MemberActor;
beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
  await makeOrder(shopId);
});

const KEPT = { customers: 7, notInvited: 3 };

/** As it is after a report took long. */
async function keep({ tookMs = 500, ago = "10 seconds" } = {}): Promise<void> {
  const countedAt = sql`now() - ${ago}::interval`;
  const figures = { report: "not_invited", figures: KEPT, countedAt, tookMs } as const;
  await database()
    .insert(npsReports)
    .values({ shopId, ...figures });
}

const kept = () => database().select().from(npsReports).where(eq(npsReports.shopId, shopId));

async function jobs() {
  const rows = await database().execute<{ payload: { shopId: string } }>(sql`
    select j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'count_report'`);
  return rows.map(({ payload }) => payload).filter((payload) => payload.shopId === shopId);
}

test("what is quick to count is counted for each view, and kept nowhere", async () => {
  const first = await readCounted(owner, "not_invited");
  expect(first).toEqual({ figures: { customers: 1, notInvited: 1 }, countedAt: null });
  await makeOrder(shopId, { customer: { email: "second@example.com", name: "Second" } });
  expect((await readCounted(owner, "not_invited")).figures.customers).toBe(2);
  expect(await kept()).toEqual([]);
  expect(await jobs()).toEqual([]);
});

test("what took long is shown as it was, with its moment; another shop's never", async () => {
  await keep();
  const shown = await readCounted(owner, "not_invited");
  expect(shown.figures).toEqual(KEPT);
  expect(Date.now() - (shown.countedAt?.getTime() ?? 0)).toBeGreaterThan(5_000);
  expect(await jobs()).toEqual([]);
  const other = await makeShop("Other");
  expect((await readCounted(other.owner, "not_invited")).figures.customers).toBe(0);
});

test("who looks at old figures has them counted anew, once however many look", async () => {
  await keep({ ago: "2 minutes" });
  const views = await Promise.all([1, 2, 3].map(() => readCounted(owner, "not_invited")));
  for (const { figures } of views) expect(figures).toEqual(KEPT);
  expect(await jobs()).toEqual([{ shopId, report: "not_invited" }]);
  await countReport({ shopId, report: "not_invited" });
  // Quick to count again.
  expect(await kept()).toEqual([]);
  expect((await readCounted(owner, "not_invited")).figures).toEqual({
    customers: 1,
    notInvited: 1,
  });
});

test("what takes a minute to count is counted anew no sooner than after twenty", async () => {
  await keep({ tookMs: 60_000, ago: "19 minutes" });
  await readCounted(owner, "not_invited");
  expect(await jobs()).toEqual([]);
  await database().update(npsReports).set({ countedAt: sql`now() - interval '21 minutes'` });
  await readCounted(owner, "not_invited");
  expect(await jobs()).toHaveLength(1);
});
