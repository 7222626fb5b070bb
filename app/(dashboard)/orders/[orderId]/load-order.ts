import { redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { pageMember } from "@/lib/identity/gates/session";
import { findShopOfOrder } from "@/lib/identity/session/own-shops";
import { getOrder } from "@/lib/orders/order-detail";

/** The gate and the order of a page under /orders/[orderId]; read once for the page and its title. */
export const loadOrder = cache(async (value: string, below: "" | "/new" = "") => {
  const member = await pageMember(`/orders/${encodeURIComponent(value)}${below}`);
  const orderId = pathId(value);
  const order = await orNotFound(getOrder(member, orderId), async () => {
    const other = await findShopOfOrder(member, orderId);
    if (other) redirect(`/other-shop?order=${orderId}`);
  });
  return { member, order };
});
