import { seeOther } from "@/lib/http/see-other";
import { readLink } from "@/lib/identity/access/customer-links";
import { startPortalSession } from "@/lib/identity/access/portal-session";
import { gonePage } from "@/lib/portal/addresses";
import { portalPage } from "@/lib/updates/portal-page";

type Context = { params: Promise<{ token: string }> };

/** The link in an email: the token becomes this device's session, and the page's address does without it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const link = await readLink("portal", token);
  if (link.state !== "good") return seeOther(gonePage("portal", token));
  await startPortalSession(link.actor, link.expiresAt);
  return seeOther(portalPage(link.actor.orderId, new URL(request.url).searchParams.get("update")));
}

/** Email scanners only look: nothing is opened for them. */
export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  const link = await readLink("portal", (await params).token);
  return new Response(null, { status: link.state === "unknown" ? 404 : 200 });
}
