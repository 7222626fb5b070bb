import { countHit, type Limit } from "@/lib/http/limits";
import { knownLocale } from "@/lib/i18n/locales";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";
import type { Caller } from "@/lib/nps/public-api/caller";
import { categoryOf, channelOf, programOf, shopOf } from "@/lib/nps/public-api/named";
import type { Parameters } from "@/lib/nps/public-api/parameters";
import { listCategories, listChannels } from "@/lib/nps/read-lists";
import { readReviews } from "@/lib/nps/read-reviews";

/** Reads of the public lists, per address. */
const LIST_READS: Limit = { name: "survey-lists", max: 600, seconds: 60 };
/** The most answers given at once. */
const REVIEWS_MAX = 1000;

/** `GET /nps/channels`. */
export async function channels(parameters: Parameters, { address }: Caller) {
  const shop = await shopOf(parameters);
  await countHit(LIST_READS, address);
  return listChannels(shop.shopId);
}

/** `GET /nps/categories`. */
export async function categories(parameters: Parameters, { address }: Caller) {
  const shop = await shopOf(parameters);
  await countHit(LIST_READS, address);
  const rows = await listCategories(shop.shopId, knownLocale(parameters.text("lang")));
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    promoter_question: row.promoterQuestion,
    promoter_success: row.promoterThanks,
    passive_question: row.passiveQuestion,
    passive_success: row.passiveThanks,
    detractor_question: row.detractorQuestion,
    detractor_success: row.detractorThanks,
  }));
}

/** `GET /nps/reviews`. */
export async function reviews(parameters: Parameters, caller: Caller) {
  const shop = await shopOf(parameters);
  const actor = await programOf(shop, parameters, caller);
  const from = dayOf(parameters, "date_from");
  const to = dayOf(parameters, "date_to");
  if (from && to && from > to) throw new SurveyRefusal(400, "wrongPeriod");
  const filter = {
    from,
    to,
    channelId: parameters.has("channel")
      ? await channelOf(shop, parameters, { active: false })
      : null,
    categoryId: parameters.has("category")
      ? await categoryOf(shop, parameters, { active: false })
      : null,
  };
  return (await readReviews(actor.shopId, filter, REVIEWS_MAX)).json;
}

/** A day of the calendar, as it stands in the parameter; null where it is left out. */
function dayOf(parameters: Parameters, name: string): string | null {
  const text = parameters.text(name);
  if (text === null) return null;
  const date = /^[1-9]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  const real = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!real) throw new SurveyRefusal(400, "wrongDate", { name });
  return text;
}
