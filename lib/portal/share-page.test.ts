import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { ratingSettings } from "@/db/schema";
import { getSharePage } from "@/lib/portal/share-page";
import { makeCustomer, makeOrder, makeShop } from "@/lib/testing/factories";

test("the text to share carries the address once, and only chosen networks are offered", async () => {
  const { shopId } = await makeShop();
  const customer = await makeCustomer(shopId, await makeOrder(shopId));
  const url = "https://holm-hazel.example/love?from=mail";
  const save = (shareText: string) =>
    database()
      .update(ratingSettings)
      .set({ shareUrl: url, shareText, networks: ["whatsapp", "facebook"] })
      .where(eq(ratingSettings.shopId, shopId));

  await save("Good help from {site_name}.");
  const page = await getSharePage(customer);
  expect(page.text).toBe(`Good help from Holm & Hazel. ${url}`);
  expect(page.shares.map((share) => share.network)).toEqual(["facebook", "whatsapp"]);

  await save("{site_url} is good.");
  expect((await getSharePage(customer)).text).toBe(`${url} is good.`);
});
