import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { oftenAsked } from "@/db/often-asked";
import { orders, shops } from "@/db/schema";
import { makeOrder, makeShop } from "@/lib/testing/factories";

let written = 0;
const askOrder = oftenAsked(["shopId", "id"], (tx, at) => {
  written += 1;
  return tx
    .select({ order: orders, shop: shops })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, at.shopId), eq(orders.id, at.id)));
});

const plainly = (shopId: string, id: string) =>
  database()
    .select({ order: orders, shop: shops })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, shopId), eq(orders.id, id)));

test("it is written once, and answers as if it were written each time", async () => {
  const { shopId } = await makeShop();
  const ids = [await makeOrder(shopId), await makeOrder(shopId)];
  for (const id of [...ids, ...ids]) {
    const [row] = await askOrder(database(), { shopId, id });
    expect(row).toEqual((await plainly(shopId, id))[0]);
    expect(row).toMatchObject({ order: { id, placedAt: expect.any(Date) } });
  }
  expect(await askOrder(database(), { shopId, id: shopId })).toEqual([]);
  expect(written).toBe(1);
});

test("each transaction is asked what it sees itself", async () => {
  const { shopId } = await makeShop();
  const id = await makeOrder(shopId);
  const named = (name: string) => [{ order: { id, customerName: name } }];
  const isIt = and(eq(orders.shopId, shopId), eq(orders.id, id));
  await transaction(async (tx) => {
    await tx.update(orders).set({ customerName: "Ida" }).where(isIt);
    expect(await askOrder(tx, { shopId, id })).toMatchObject(named("Ida"));
    const inner = tx.transaction(async (nested) => {
      await nested.update(orders).set({ customerName: "Eve" }).where(isIt);
      expect(await askOrder(nested, { shopId, id })).toMatchObject(named("Eve"));
      throw new Error("undone");
    });
    await expect(inner).rejects.toThrow("undone");
    expect(await askOrder(tx, { shopId, id })).toMatchObject(named("Ida"));
    throw new Error("undone");
  }).catch((error) => expect(String(error)).toContain("undone"));
  expect(await askOrder(database(), { shopId, id })).not.toMatchObject(named("Ida"));
});
