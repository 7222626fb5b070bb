import { framedMail } from "@/lib/http/framed-mail";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { pageMember } from "@/lib/identity/gates/session";
import { getMail } from "@/lib/outbox/get-mail";

type Context = { params: Promise<{ mailId: string }> };

/** The HTML of a mail as it was handed over, for the frame on its page. */
export async function GET(_: Request, { params }: Context) {
  const { mailId } = await params;
  const member = await pageMember(`/outbox/${encodeURIComponent(mailId)}`);
  const { message } = await orNotFound(getMail(member, pathId(mailId)));
  return framedMail(message?.html ?? "");
}
