/** Order states of shop systems that end an order without a purchase; lower case. */
export const CANCELLED = ["cancelled", "canceled", "refunded", "failed", "trash"];
