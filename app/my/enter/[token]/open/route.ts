import { seeOther } from "@/lib/http/see-other";
import { startCustomerSession } from "@/lib/identity/access/customer-session";
import { readOwnLink } from "@/lib/identity/access/own-customer-links";

type Context = { params: Promise<{ token: string }> };

/** "Open my orders": the token becomes this device's session, and the page's address does without it. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const link = await readOwnLink(token);
  if (link.state !== "good") return seeOther(`/my/enter/${encodeURIComponent(token)}`);
  await startCustomerSession(link.actor);
  return seeOther("/my");
}
