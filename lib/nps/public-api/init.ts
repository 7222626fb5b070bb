import { newToken } from "@/lib/base/tokens";
import { countHit, type Limit } from "@/lib/http/limits";
import { deviceCaller } from "@/lib/identity/access/survey-access";
import type { Caller } from "@/lib/nps/public-api/caller";
import { deviceOf, shopOf } from "@/lib/nps/public-api/named";
import type { Parameters } from "@/lib/nps/public-api/parameters";

/** Starts of apps, per shop and address: many phones share the address of one network. */
const STARTS: Limit = { name: "survey-init", max: 120, seconds: 60 };

/**
 * `GET /init`: what the mobile SDKs ask for before anything else. Nothing is stored. The session is
 * called what the device is, so that an answer sent with either of them is one person's.
 */
export async function init(parameters: Parameters, caller: Caller) {
  const shop = await shopOf(parameters);
  deviceCaller(shop, caller.origin);
  await countHit(STARTS, `${shop.shopId} ${caller.address}`);
  const did = deviceOf(parameters) ?? newToken();
  return { did, seance: did };
}
