import { seeOther } from "@/lib/http/see-other";
import { readOwnLink } from "@/lib/identity/access/own-customer-links";
import { ownGonePage } from "@/lib/portal/addresses";
import { mailUnlessLimited, requestIdOf } from "@/lib/portal/asking-form";
import { requestOwnLink } from "@/lib/portal/my/request-own-link";

type Context = { params: Promise<{ token: string }> };

/** "Email me a new link": to the customer's own address. The answer is the same whatever came of it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const link = await readOwnLink(token);
  if (link.state === "expired") {
    const requestId = await requestIdOf(request);
    await mailUnlessLimited(() => requestOwnLink(link, requestId));
  }
  return seeOther(`${ownGonePage(token)}?sent=1`);
}
