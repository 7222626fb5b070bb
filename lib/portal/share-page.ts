import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { ratingSettings } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { fillShareText, type Network, shareLinks } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { CustomerActor } from "@/lib/identity/actor";
import { orderLocale } from "@/lib/orders/order-locale";
import { getPublicShop, type PublicShop } from "@/lib/portal/public-shop";
import { readShareText } from "@/lib/shops/share-text";

export type SharePage = {
  shop: PublicShop;
  /** The filled-in text with the address in it, ready to be pasted anywhere. */
  text: string;
  shares: { network: Network; url: string }[];
};

/** What the landing page of a thank-you mail offers to share. Throws `not_found`. */
export async function getSharePage(customer: CustomerActor): Promise<SharePage> {
  const { shopId } = customer;
  const [shop, [settings], words] = await Promise.all([
    getPublicShop(shopId),
    database().select().from(ratingSettings).where(eq(ratingSettings.shopId, shopId)),
    orderLocale(customer).then((locale) => readShareText(shopId, locale)),
  ]);
  if (!settings) throw new AppError("not_found");
  const url = settings.shareUrl ?? shop.siteUrl;
  const text = fillShareText(words, { name: shop.name, url });
  const links = shareLinks(text, url);
  return {
    shop,
    text: text.includes(url) ? text : `${text} ${url}`,
    shares: NETWORKS.filter((network) => settings.networks.includes(network)).map((network) => ({
      network,
      url: links[network],
    })),
  };
}
