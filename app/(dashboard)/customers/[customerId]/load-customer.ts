import { cache } from "react";
import { getCustomer } from "@/lib/customers/customer-detail";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { pageMember } from "@/lib/identity/gates/session";

/** The gate and the customer of a page under /customers/[customerId]; read once for the page and its title. */
export const loadCustomer = cache(async (value: string, below: "" | "/erase" = "") => {
  const member = await pageMember(`/customers/${encodeURIComponent(value)}${below}`);
  const customer = await orNotFound(getCustomer(member, pathId(value)));
  return { member, customer };
});
