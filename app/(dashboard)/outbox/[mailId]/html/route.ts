import { pageMember } from "@/lib/auth/session";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { getMail } from "@/lib/outbox/queries";

/** A mail may style itself and open links elsewhere; it runs nothing, loads nothing, and only our own page frames it. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

type Context = { params: Promise<{ mailId: string }> };

/** The HTML of a mail as it was handed over, for the frame on its page. */
export async function GET(_: Request, { params }: Context) {
  const { mailId } = await params;
  const member = await pageMember(`/outbox/${encodeURIComponent(mailId)}`);
  const { message } = await orNotFound(getMail(member, pathId(mailId)));
  return new Response(withBase(message?.html ?? ""), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
    },
  });
}

/** Links open beside the dashboard, never inside the frame. */
function withBase(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + base)
    : base + html;
}
