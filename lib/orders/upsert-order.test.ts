import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { readLink } from "@/lib/identity/access/customer-links";
import { deliverAll } from "@/lib/testing/deliver";
import { makeLink, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { updateRow } from "@/lib/testing/rows";

const order = (email: string, name: string) => ({ externalId: "77", customer: { email, name } });

test("an order that turns out to be somebody else's is closed to the address it had", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId, order("wrong@example.com", "Wrong"));
  const { token } = await makeLink(shopId, orderId);
  const updateId = await makeUpdate(owner, orderId);
  expect((await readLink("portal", token)).state).toBe("good");
  await makeOrder(shopId, order("right@example.com", "Right"));
  expect((await readLink("portal", token)).state).toBe("unknown");
  await deliverAll(shopId);
  const [mail] = await database()
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.updateId, updateId)));
  expect(mail).toMatchObject({
    toAddress: "wrong@example.com",
    state: "dropped",
    dropReason: "address_gone",
    sealed: null,
  });
  expect(await updateRow({ shopId }, updateId)).toMatchObject({ orderId });
});

test("saying the same again closes nothing", async () => {
  const { shopId } = await makeShop();
  const orderId = await makeOrder(shopId, order("clara@example.com", "Clara"));
  const { token } = await makeLink(shopId, orderId);
  await makeOrder(shopId, order("clara@example.com", "Clara Jørgensen"));
  expect((await readLink("portal", token)).state).toBe("good");
});
