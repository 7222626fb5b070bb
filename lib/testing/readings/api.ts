import { listNpsReviewsJson } from "@/lib/api/nps-reviews";
import { getOrderJson, listOrdersJson } from "@/lib/api/orders";
import { listRatingsJson } from "@/lib/api/ratings";
import { listUpdatesJson } from "@/lib/api/updates";
import { type Facts, LIMIT, type Named } from "@/lib/testing/readings/facts";

export function api({ key, ids }: Facts): Named[] {
  const page = { limit: LIMIT, cursor: null };
  const deep = {
    limit: LIMIT,
    cursor: { at: new Date(Date.now() - 730 * 86_400_000), id: ids.order },
  };
  return [
    ["api: orders", () => listOrdersJson(key, page)],
    ["api: orders, deep", () => listOrdersJson(key, deep)],
    ["api: orders by external id", () => listOrdersJson(key, { ...page, externalId: "10123" })],
    ["api: orders by number", () => listOrdersJson(key, { ...page, number: "10123" })],
    ["api: orders by words", () => listOrdersJson(key, { ...page, q: "jensen" })],
    ["api: order", () => getOrderJson(key, ids.order)],
    ["api: updates of an order", () => listUpdatesJson(key, ids.order, page)],
    ["api: ratings", () => listRatingsJson(key, page)],
    ["api: ratings, deep", () => listRatingsJson(key, deep)],
    ["api: two stars", () => listRatingsJson(key, { ...page, stars: 2 })],
    ["api: nps reviews", () => listNpsReviewsJson(key, page)],
  ];
}
