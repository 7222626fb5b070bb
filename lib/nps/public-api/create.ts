import { readEmail } from "@/lib/base/email-address";
import { ORDER_LIMITS } from "@/lib/base/limits";
import { phoneKey } from "@/lib/base/phone";
import { oneLineText } from "@/lib/base/schemas";
import { shorten, textLength } from "@/lib/base/text";
import { countHit, type Limit } from "@/lib/http/limits";
import { deviceCaller, type SurveyShop } from "@/lib/identity/access/survey-access";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";
import type { SurveyActor } from "@/lib/identity/actor";
import type { Caller } from "@/lib/nps/public-api/caller";
import {
  categoryOf,
  channelOf,
  deviceOf,
  programOf,
  secretOf,
  shopOf,
} from "@/lib/nps/public-api/named";
import type { Parameters } from "@/lib/nps/public-api/parameters";
import { NOBODY, type Respondent, recordReview } from "@/lib/nps/record-review";
import type { Adjustment } from "@/lib/orders/adjust-order";

const COMMENT_MAX = 2000;
/** Beyond this a text is not worth counting; the 400 for a long comment comes before. */
const TEXT_MAX = 60_000;
const HIGHEST = 10;

/** Answers of devices, per shop and address: whoever has the secret is not counted. */
const DEVICE_ANSWERS: Limit = { name: "survey", max: 20, seconds: 60 };

/** By these a device is known. */
const DEVICE = ["did", "seance", "sid"];
/** By these somebody is known whom the shop's own programs answer for. */
const PERSON = ["email", "phone", "loyalty_id", "order_id"];

/** `POST /nps/create`. What is wrong is told in this order: shop, proof, what is missing, values. */
export async function create(parameters: Parameters, caller: Caller) {
  const shop = await shopOf(parameters);
  const actor = await callerOf(shop, parameters, caller);
  if (!actor.trusted) await countHit(DEVICE_ANSWERS, `${shop.shopId} ${caller.address}`);
  requireAll(parameters, actor);
  const lowest = lowestOf(parameters);
  // A device speaks for itself alone: it could answer in anybody's name.
  const respondent = actor.trusted
    ? respondentOf(parameters, shop.country)
    : { ...NOBODY, deviceId: deviceOf(parameters), orderRef: orderOf(parameters) };
  await recordReview(actor, {
    score: rateOf(parameters, lowest),
    lowest,
    comment: commentOf(parameters),
    channelId: await channelOf(shop, parameters),
    categoryId: await categoryOf(shop, parameters),
    respondent,
  });
  const adjusted = actor.trusted ? adjustmentsOf(parameters, respondent) : [];
  return { status: "success", ...(adjusted.length > 0 && { adjusted }) };
}

/** What of the person could not be taken as it was given: an address nothing can be sent to, a phone number that is none. */
function adjustmentsOf(parameters: Parameters, respondent: Respondent): Adjustment[] {
  const adjusted: Adjustment[] = [];
  if (respondent.unusableEmail) adjusted.push({ field: "email", reason: "not_emailable" });
  const phone = parameters.has("phone") && respondent.phone === null;
  if (phone) adjusted.push({ field: "phone", reason: "left_out" });
  return adjusted;
}

async function callerOf(
  shop: SurveyShop,
  parameters: Parameters,
  caller: Caller,
): Promise<SurveyActor> {
  if (secretOf(parameters, caller) !== null) return programOf(shop, parameters, caller);
  if (!DEVICE.some((name) => parameters.has(name))) throw new SurveyRefusal(403, "missingCaller");
  return deviceCaller(shop, caller.origin);
}

function requireAll(parameters: Parameters, actor: SurveyActor): void {
  const names = actor.trusted ? [...PERSON, "did"] : DEVICE;
  if (!names.some((name) => parameters.has(name))) throw new SurveyRefusal(404, "missingPerson");
  parameters.require("channel", "category", "rate");
}

function respondentOf(parameters: Parameters, country: string | null): Respondent {
  const given = parameters.text("email", 1000);
  const email = given && readEmail(given);
  return {
    email,
    unusableEmail:
      given && !email ? shorten(oneLineText(given), ORDER_LIMITS.unusableEmail.maxLength) : null,
    phone: phoneOf(parameters, country),
    loyaltyId: parameters.text("loyalty_id", 100),
    orderRef: orderOf(parameters),
    deviceId: parameters.text("did"),
  };
}

function orderOf(parameters: Parameters): string | null {
  return parameters.text("order_id", 100);
}

/** One spelling however it was typed: by it the person is known again. Who is known by something else loses no answer by it. */
function phoneOf(parameters: Parameters, country: string | null): string | null {
  if (!parameters.has("phone")) return null;
  const typed = parameters.key("phone") ?? "";
  const phone = typed.length > 50 ? null : phoneKey(typed, country);
  const otherwise = PERSON.some((name) => name !== "phone" && parameters.has(name));
  if (phone === null && !otherwise) throw new SurveyRefusal(400, "wrongPhone");
  return phone;
}

/** Our own addition: `scale=0` was asked from 0 to 10. Whoever does not know it asks from 1. */
function lowestOf(parameters: Parameters): 0 | 1 {
  return parameters.key("scale") === "0" ? 0 : 1;
}

function rateOf(parameters: Parameters, lowest: number): number {
  const text = parameters.key("rate") ?? "";
  const rate = Number(text);
  const valid = /^\d{1,2}$/.test(text) && rate >= lowest && rate <= HIGHEST;
  if (!valid) throw new SurveyRefusal(400, "wrongRate", { lowest });
  return rate;
}

function commentOf(parameters: Parameters): string | null {
  const comment = parameters.text("comment", TEXT_MAX);
  if (comment !== null && textLength(comment) > COMMENT_MAX) {
    throw new SurveyRefusal(400, "wrongComment");
  }
  return comment;
}
