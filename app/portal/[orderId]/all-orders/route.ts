import { seeOther } from "@/lib/http/see-other";
import { portalCustomer } from "@/lib/identity/access/portal-session";
import { mailUnlessLimited, requestIdOf } from "@/lib/portal/asking-form";
import { requestOwnLink } from "@/lib/portal/my/request-own-link";
import { portalPage } from "@/lib/updates/portal-page";

type Context = { params: Promise<{ orderId: string }> };

/** "All your orders": mails the way in to the customer's own address. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { orderId } = await params;
  const customer = await portalCustomer(orderId);
  if (!customer) return seeOther(portalPage(encodeURIComponent(orderId)));
  const requestId = await requestIdOf(request);
  await mailUnlessLimited(() => requestOwnLink(customer, requestId));
  return seeOther(`${portalPage(customer.orderId)}?asked=1#all-orders`);
}
