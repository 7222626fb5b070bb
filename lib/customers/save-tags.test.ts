import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { settingChanges } from "@/db/schema";
import { getCustomer } from "@/lib/customers/customer-detail";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { saveTags } from "@/lib/customers/save-tags";
import { saveTagsSchema } from "@/lib/customers/schema";
import { parse } from "@/lib/http/parse";
import { makeCustomer, makeMember, makeOrder, makeShop } from "@/lib/testing/factories";

test("tags are replaced as a whole; the log says who, not which", async () => {
  const { shopId, owner } = await makeShop();
  const { customerId } = await makeCustomer(shopId, await makeOrder(shopId));
  const agent = await makeMember(shopId, "agent");
  const typed = (tags: string) => parse(saveTagsSchema, { customerId, tags });
  await saveTags(agent, typed(" Wholesale,, big  spender, WHOLESALE"));
  await saveTags(agent, typed("wholesale, big spender"));
  expect((await getCustomer(owner, customerId)).tags).toEqual(["wholesale", "big spender"]);
  const log = await database()
    .select()
    .from(settingChanges)
    .where(eq(settingChanges.shopId, shopId));
  expect(log).toMatchObject([
    { setting: "customers.tags", subjectId: customerId, from: null, to: null },
  ]);
  await saveTags(owner, typed(""));
  expect((await getCustomer(owner, customerId)).tags).toEqual([]);
});

test("other shops' customers and erased ones get none", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: stranger } = await makeShop("Other");
  const { customerId } = await makeCustomer(shopId, await makeOrder(shopId));
  const tags = ["wholesale"];
  await expect(saveTags(stranger, { customerId, tags })).rejects.toMatchObject({
    code: "not_found",
  });
  await eraseCustomer(owner, { customerId, confirmation: "Clara Jørgensen" });
  await expect(saveTags(owner, { customerId, tags })).rejects.toMatchObject({ code: "not_found" });
});
