import { readForm } from "@/lib/http/body";
import { framedMail } from "@/lib/http/framed-mail";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { isLocale } from "@/lib/i18n/locales";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { previewTemplate } from "@/lib/nps/templates/preview-template";
import { draftSchema } from "@/lib/nps/templates/schema";

type Context = { params: Promise<{ id: string }> };

async function preview(request: Request, { params }: Context, typed?: Record<string, unknown>) {
  const id = pathId((await params).id);
  const member = await pageMember(`/settings/nps/templates/${id}`);
  if (!roleAllows(member.role, "admin")) return new Response(null, { status: 403 });
  const words = typed && draftSchema.safeParse(typed);
  if (words?.success === false) return new Response(null, { status: 400 });
  const search = new URL(request.url).searchParams;
  const look = search.get("look") === "dark" ? "dark" : "light";
  const asked = search.get("locale");
  const locale = words?.data.locale ?? (isLocale(asked) ? asked : undefined);
  const html = previewTemplate(member, id, { look, locale, typed: words?.data });
  return framedMail(await orNotFound(html));
}

/** A template as it is saved, for the frame on its page. */
export function GET(request: Request, context: Context) {
  return preview(request, context);
}

/** The same with words that are typed and not saved. Changes nothing. */
export async function POST(request: Request, context: Context) {
  const form = await readForm(request);
  if (!form) return new Response(null, { status: 400 });
  return preview(request, context, Object.fromEntries(form));
}
