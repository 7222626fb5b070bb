import { endPortalSession } from "@/lib/auth/portal-session";
import { seeOther } from "@/lib/http/see-other";

type Context = { params: Promise<{ orderId: string }> };

/** "Leave this page on this device". */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  await endPortalSession((await params).orderId);
  return seeOther("/portal/left");
}
