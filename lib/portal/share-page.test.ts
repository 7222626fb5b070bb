import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { ratingSettings, shareTexts } from "@/db/schema";
import { getSharePage } from "@/lib/portal/share-page";
import { makeCustomer, makeOrder, makeShop } from "@/lib/testing/factories";

test("the text to share carries the address once, and only chosen networks are offered", async () => {
  const { shopId } = await makeShop();
  const customer = await makeCustomer(shopId, await makeOrder(shopId));
  const url = "https://holm-hazel.example/love?from=mail";
  await database()
    .update(ratingSettings)
    .set({ shareUrl: url, networks: ["whatsapp", "facebook"] })
    .where(eq(ratingSettings.shopId, shopId));
  const save = (text: string) =>
    database()
      .update(shareTexts)
      .set({ text })
      .where(and(eq(shareTexts.shopId, shopId), eq(shareTexts.locale, "en")));

  await save("Good help from {site_name}.");
  const page = await getSharePage(customer);
  expect(page.text).toBe(`Good help from Holm & Hazel. ${url}`);
  expect(page.shares.map((share) => share.network)).toEqual(["facebook", "whatsapp"]);

  await save("{site_url} is good.");
  expect((await getSharePage(customer)).text).toBe(`${url} is good.`);
});

test("the text follows the order's language, and falls back to the shop's", async () => {
  const { shopId } = await makeShop();
  const danish = await makeCustomer(shopId, await makeOrder(shopId, { locale: "da" }));
  const other = await makeCustomer(shopId, await makeOrder(shopId));
  expect((await getSharePage(danish)).text).toMatch(/^Hurtig og venlig hjælp fra/);
  expect((await getSharePage(other)).text).toMatch(/^Quick, friendly help from/);
  await database()
    .delete(shareTexts)
    .where(and(eq(shareTexts.shopId, shopId), eq(shareTexts.locale, "da")));
  expect((await getSharePage(danish)).text).toMatch(/^Quick, friendly help from/);
});
