import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { orders, updates } from "@/db/schema";
import { lockBelongings } from "@/lib/customers/belongings";
import { wipeWords } from "@/lib/customers/wipe-traces";
import { makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";

/** How many of this database's connections wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await database().execute<{ n: number }>(sql`select count(*)::int as n
    from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.n ?? 0;
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

test("of two who erase a customer at once, the second waits with nothing in its hands", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const known = await makeUpdate(owner, orderId);
  const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
  const whose = { shopId, customerId: order?.customerId ?? "" };
  const locked = signal();
  const goOn = signal();
  const first = transaction(async (tx) => {
    await lockBelongings(tx, whose);
    locked.give();
    await goOn.given;
    await wipeWords(tx, whose);
  });
  await locked.given;
  // An update that comes meanwhile, and that a second caller would lock first.
  await database().execute(sql`insert into updates (shop_id, id, order_id, title, status_id, opened_by_member_id)
    select shop_id, '00000000-0000-4000-8000-000000000000', order_id, 'New', status_id, opened_by_member_id
    from updates where id = ${known}`);
  const second = transaction((tx) => lockBelongings(tx, whose));
  await expect.poll(waiting).toBe(1);
  goOn.give();
  await Promise.all([first, second]);
  const rows = await database().select().from(updates).where(eq(updates.orderId, orderId));
  expect(rows.map(({ title }) => title)).toEqual(["[erased]", "[erased]"]);
});
