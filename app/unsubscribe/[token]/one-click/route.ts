import { readForm } from "@/lib/http/body";
import { seeOther } from "@/lib/http/see-other";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readLink } from "@/lib/identity/access/customer-links";
import { optOut } from "@/lib/portal/preferences";

type Context = { params: Promise<{ token: string }> };

/** One-click unsubscribing by an email app (RFC 8058): no cookie, no page, no question. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const form = await readForm(request);
  if (form?.get("List-Unsubscribe") !== "One-Click") return new Response(null, { status: 400 });
  const link = await readLink("unsubscribe", (await params).token);
  if (link.state === "unknown") return new Response(null, { status: 404 });
  if (link.state !== "good" || !link.topic) return new Response(null, { status: 410 });
  await optOut(link.actor, link.topic);
  const t = await getTranslations("portal.unsubscribe");
  return new Response(t("oneClick"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** For people who open the address by hand: the page that asks. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(`/unsubscribe/${encodeURIComponent((await params).token)}`);
}
