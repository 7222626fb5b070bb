import { portalCustomer } from "@/lib/identity/access/portal-session";
import { portalVersion } from "@/lib/portal/queries";

type Context = { params: Promise<{ orderId: string }> };

const HEADERS = { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" };

/** The version of what the customer would see now, for open pages to compare with theirs. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await portalCustomer((await params).orderId);
  if (!actor) return new Response(null, { status: 404, headers: HEADERS });
  return new Response(await portalVersion(actor), { headers: HEADERS });
}
