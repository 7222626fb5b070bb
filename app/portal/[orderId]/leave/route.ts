import { seeOther } from "@/lib/http/see-other";
import { endCustomerSession } from "@/lib/identity/access/customer-session";
import { endPortalSession } from "@/lib/identity/access/portal-session";

type Context = { params: Promise<{ orderId: string }> };

/** "Close this page on this device": also where the customer's own page would open it again. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  await endPortalSession((await params).orderId);
  await endCustomerSession();
  return seeOther("/portal/left");
}
