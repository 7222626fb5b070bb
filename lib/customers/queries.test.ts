import { expect, test } from "vitest";
import { listCustomers } from "@/lib/customers/queries";
import { customerListSchema } from "@/lib/customers/schema";
import { listMails } from "@/lib/outbox/queries";
import { makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";

test("only an empty search finds every customer", async () => {
  const { shopId, owner } = await makeShop();
  await makeOrder(shopId);
  const found = async (sent: unknown) => {
    const { q } = customerListSchema.parse({ q: sent });
    return (await listCustomers(owner, { q, cursor: null, limit: 5 })).rows.length;
  };
  for (const q of ["—", "😀", "#", "x".repeat(300), ["—", "#"]]) expect(await found(q)).toBe(0);
  for (const q of [undefined, "", " ", "clara", ["clara", "jørg"]]) expect(await found(q)).toBe(1);
});

test("only an empty search finds every email", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  await solveUpdate(owner, { updateId: await makeUpdate(owner, orderId), notify: true });
  const found = async (q: string) =>
    (await listMails(owner, { q, filter: null, kind: null, cursor: null, limit: 5 })).rows.length;
  for (const q of ["😀", "—", "\0"]) expect(await found(q)).toBe(0);
  for (const q of ["", "clara-"]) expect(await found(q)).toBeGreaterThan(0);
});
