import { cache } from "react";
import { pageMember } from "@/lib/auth/session";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { getOrder } from "@/lib/orders/order-detail";

/** The gate and the order of a page under /orders/[orderId]; read once for the page and its title. */
export const loadOrder = cache(async (value: string, below: "" | "/new" = "") => {
  const member = await pageMember(`/orders/${encodeURIComponent(value)}${below}`);
  const order = await orNotFound(getOrder(member, pathId(value)));
  return { member, order };
});
