import { formDataOf, readBytes } from "@/lib/http/body";
import { clientAddressOf } from "@/lib/http/client-address";
import { seeOther } from "@/lib/http/see-other";
import { castVote } from "@/lib/nps/answer/cast-vote";
import { faultPage, refusalPage } from "@/lib/nps/answer/refusal-page";

type Context = { params: Promise<{ token: string }> };

/** "Send my answer": where the proxy brings a post to a rating link. The token is the proof; no cookie is read. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  try {
    const address = clientAddressOf(request.headers);
    const result = await castVote({ token, sent: await sentRating(request), address });
    if ("goTo" in result) return seeOther(result.goTo);
    return await refusalPage(request, { ...result, token });
  } catch (error) {
    return faultPage(request, error);
  }
}

const BODY_MAX = 16 * 1024;

/** From the form, else from the address; empty when neither names one. */
async function sentRating(request: Request): Promise<string> {
  const bytes = await readBytes(request, BODY_MAX);
  const type = request.headers.get("content-type") ?? "";
  const form = await formDataOf(bytes, type).catch(() => null);
  const sent = form?.get("rating") ?? new URL(request.url).searchParams.get("rating");
  return typeof sent === "string" ? sent : "";
}
