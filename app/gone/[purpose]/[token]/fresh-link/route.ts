import { seeOther } from "@/lib/http/see-other";
import { readLink } from "@/lib/identity/access/customer-links";
import { gonePage, purposeParam } from "@/lib/portal/addresses";
import { mailUnlessLimited, requestIdOf } from "@/lib/portal/asking-form";
import { requestPortalLink } from "@/lib/portal/request-link";

type Context = { params: Promise<{ purpose: string; token: string }> };

/** "Email me a new link": to the order's own address. The answer is the same whatever came of it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { purpose, token } = await params;
  const known = purposeParam(purpose);
  if (!known) return new Response(null, { status: 404 });
  const link = await readLink(known, token);
  if (link.state !== "unknown" && link.state !== "good") {
    const requestId = await requestIdOf(request);
    await mailUnlessLimited(() => requestPortalLink(link, requestId));
  }
  return seeOther(`${gonePage(known, token)}?sent=1`);
}
