import { texts } from "@/lib/i18n/texts";
import type { Fitting } from "@/lib/nps/campaigns/count-fitting";
import type { Segment, SurveyKind } from "@/lib/nps/campaigns/survey-schema";

/** When a survey asks: "Every 90 days". */
export function describeWhen(locale: string, { kind, days }: { kind: SurveyKind; days: number }) {
  return texts(locale, "npsSettings")("surveys.when", { kind, days });
}

/** Whom it asks: "customers with 2 or more orders". */
export function describeSegment(locale: string, segment: Segment): string {
  const t = texts(locale, "npsSettings");
  const { segmentFrom: from, segmentTo: to, segmentText: text } = segment;
  const open = to === null ? "from" : "to";
  const range = from !== null && to !== null ? "between" : open;
  const numbers = { range, from: from ?? 0, to: to ?? 0 };
  switch (segment.segment) {
    case "order_count":
      return t("surveys.whom.order_count", numbers);
    case "last_order":
      return t("surveys.whom.last_order", numbers);
    case "product":
      return t("surveys.whom.product", { product: text ?? "" });
    case "tag":
      return t("surveys.whom.tag", { tag: text ?? "" });
    default:
      return t("surveys.whom.all");
  }
}

export type Plan = Segment & { kind: SurveyKind; days: number; batchSize: number };

/** What a survey will do, in words, with how many customers fit now and how long a round takes. */
export function describePlan(
  locale: string,
  plan: Plan,
  { customers, more, inShop }: Fitting,
): string {
  const t = texts(locale, "npsSettings");
  const words = { when: describeWhen(locale, plan), whom: describeSegment(locale, plan) };
  const fit = t("surveys.fit", { count: customers, more: more ? "yes" : "no" });
  if (plan.kind !== "relationship" || customers === 0) return t("surveys.plan", { ...words, fit });
  const hours = Math.ceil(inShop / plan.batchSize);
  const round = t("surveys.round", { batch: plan.batchSize, hours });
  return t("surveys.planOfRounds", { ...words, fit, round });
}
