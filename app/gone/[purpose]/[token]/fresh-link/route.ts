import { readLink } from "@/lib/auth/customer-links";
import { AppError } from "@/lib/errors";
import { seeOther } from "@/lib/http/see-other";
import { gonePage, purposeParam } from "@/lib/portal/addresses";
import { requestPortalLink } from "@/lib/portal/request-link";
import { submissionIdSchema } from "@/lib/updates/schema";

type Context = { params: Promise<{ purpose: string; token: string }> };

/** "Mail me a fresh link": to the order's own address. The answer is the same whatever came of it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { purpose, token } = await params;
  const known = purposeParam(purpose);
  if (!known) return new Response(null, { status: 404 });
  const link = await readLink(known, token);
  if (link.state === "expired" || link.state === "reopened") {
    await mailOnce(link, await requestIdOf(request));
  }
  return seeOther(`${gonePage(known, token)}?sent=1`);
}

async function mailOnce(order: { shopId: string; orderId: string }, requestId: string) {
  try {
    await requestPortalLink(order, requestId);
  } catch (error) {
    // Asked for too often: the links of before are on their way.
    if (!(error instanceof AppError && error.code === "rate_limited")) throw error;
  }
}

async function requestIdOf(request: Request): Promise<string> {
  const form = await request.formData().catch(() => null);
  const id = submissionIdSchema.safeParse(form?.get("requestId"));
  return id.success ? id.data : crypto.randomUUID();
}
