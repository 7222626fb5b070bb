import { getLocale } from "next-intl/server";
import type { Clock } from "@/lib/base/format";
import type { MemberActor } from "@/lib/identity/actor";
import { readShop } from "@/lib/shops/queries";

/** How the actor's pages write moments: in the shop's zone, all against one now. */
export async function pageClock(actor: MemberActor): Promise<Clock> {
  const [shop, locale] = await Promise.all([readShop(actor), getLocale()]);
  return { locale, timeZone: shop.timeZone, now: new Date() };
}
