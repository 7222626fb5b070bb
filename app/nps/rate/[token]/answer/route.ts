import { formDataOf, readBytes } from "@/lib/http/body";
import { clientAddressOf } from "@/lib/http/client-address";
import { seeOther } from "@/lib/http/see-other";
import type { Typed } from "@/lib/nps/answer/answer-form";
import { castVote } from "@/lib/nps/answer/cast-vote";
import { faultPage, refusalPage } from "@/lib/nps/answer/refusal-page";

type Context = { params: Promise<{ token: string }> };

/** "Send my answer": where a post to a rating link is brought (`lib/front`). The token is the proof; no cookie is read. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  let typed: Typed = { sent: "", comment: "" };
  try {
    typed = await readAnswer(request);
    const address = clientAddressOf(request.headers);
    const result = await castVote({ token, ...typed, address });
    if ("goTo" in result) return seeOther(result.goTo);
    return await refusalPage(request, { ...result, token, typed });
  } catch (error) {
    return faultPage(request, error, { token, typed });
  }
}

/** Room for a comment that is too long, which is said and shown again. */
const BODY_MAX = 128 * 1024;

/** The score from the form, else from the address, and the comment; empty where neither names one. */
async function readAnswer(request: Request): Promise<Typed> {
  const bytes = await readBytes(request, BODY_MAX);
  const type = request.headers.get("content-type") ?? "";
  const form = await formDataOf(bytes, type).catch(() => null);
  const sent = form?.get("rating") ?? new URL(request.url).searchParams.get("rating");
  const comment = form?.get("comment");
  return {
    sent: typeof sent === "string" ? sent : "",
    comment: typeof comment === "string" ? comment.replaceAll("\0", "") : "",
  };
}
