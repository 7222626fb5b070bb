import { loadText } from "@/app/(dashboard)/settings/mail/texts/[kind]/load-text";
import { readForm } from "@/lib/http/body";
import { framedMail } from "@/lib/http/framed-mail";
import { roleAllows } from "@/lib/identity/guards";
import { previewMail } from "@/lib/settings/mail/preview-mail";
import { shopTextSchema } from "@/lib/settings/mail/schema";

type Context = { params: Promise<{ kind: string }> };

async function preview(request: Request, { params }: Context, typed?: Record<string, unknown>) {
  const search = new URL(request.url).searchParams;
  const { member, ...subject } = await loadText((await params).kind, search.get("locale"));
  if (!roleAllows(member.role, "admin")) return new Response(null, { status: 403 });
  const words = typed && shopTextSchema.safeParse(typed);
  if (words?.success === false) return new Response(null, { status: 400 });
  const look = search.get("look") === "dark" ? "dark" : "light";
  return framedMail(await previewMail(member, subject, look, words?.data));
}

/** A kind of mail with the words that are saved, for the frames on its page. */
export function GET(request: Request, context: Context) {
  return preview(request, context);
}

/** The same with words that are typed and not saved. Changes nothing. */
export async function POST(request: Request, context: Context) {
  const form = await readForm(request);
  if (!form) return new Response(null, { status: 400 });
  return preview(request, context, Object.fromEntries(form));
}
