import { countHit, type Limit } from "@/lib/http/limits";
import { noteWho } from "@/lib/http/security-events";
import {
  findSurveyShop,
  type SurveyShop,
  trustedCaller,
} from "@/lib/identity/access/survey-access";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";
import type { SurveyActor } from "@/lib/identity/actor";
import type { Caller } from "@/lib/nps/public-api/caller";
import type { Parameters } from "@/lib/nps/public-api/parameters";
import { findCategory, findChannel } from "@/lib/nps/read-lists";

/** The shop of `shop_id`. Throws 404 where there is none. */
export async function shopOf(parameters: Parameters): Promise<SurveyShop> {
  parameters.require("shop_id");
  const shop = await findSurveyShop(parameters.key("shop_id") ?? "");
  noteWho({ shopId: shop.shopId });
  return shop;
}

/** The secret a caller sends, as parameter or bearer token; null without one. */
export function secretOf(parameters: Parameters, { authorization }: Caller): string | null {
  const bearer = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  return parameters.key("shop_secret") ?? bearer ?? null;
}

/**
 * What a device is known by: its own id, or before the app has kept that, the session `/init` gave
 * it; null without any.
 */
export function deviceOf(parameters: Parameters): string | null {
  return parameters.text("did") ?? parameters.text("seance") ?? parameters.text("sid");
}

const CALLS: Limit = { name: "survey-shop", max: 6000, seconds: 60 };
const GUESSES: Limit = { name: "survey-secret", max: 60, seconds: 60 };

/** Who sends the shop's secret. Throws 403 without the right one, and `rate_limited`. */
export async function programOf(
  shop: SurveyShop,
  parameters: Parameters,
  caller: Caller,
): Promise<SurveyActor> {
  try {
    const actor = trustedCaller(shop, secretOf(parameters, caller));
    await countHit(CALLS, shop.shopId);
    return actor;
  } catch (error) {
    if (error instanceof SurveyRefusal) await countHit(GUESSES, caller.address);
    throw error;
  }
}

/** The channel of `channel`, by code or id. Throws 400 where the shop has none such in use, or at all. */
export async function channelOf(
  shop: SurveyShop,
  parameters: Parameters,
  which = { active: true },
): Promise<number> {
  const value = parameters.text("channel") ?? "";
  const id = await findChannel(shop.shopId, value, which);
  if (id === null) throw new SurveyRefusal(400, "unknownChannel", { value });
  return id;
}

/** The category of `category`, by code or id. Throws 400 where the shop has none such in use, or at all. */
export async function categoryOf(
  shop: SurveyShop,
  parameters: Parameters,
  which = { active: true },
): Promise<number> {
  const value = parameters.text("category") ?? "";
  const id = await findCategory(shop.shopId, value, which);
  if (id === null) throw new SurveyRefusal(400, "unknownCategory", { value });
  return id;
}
