import { escapeHtml } from "@/lib/base/escape-html";
import { pathOf } from "@/lib/http/front-door";
import type { KeptRequest } from "@/lib/http/kept-request";
import { plainPage } from "@/lib/http/plain-page";
import { commonHeaders, isApi, isForeignPost, isSurveyApi } from "@/lib/http/security";
import { browserLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import da from "@/messages/da.fault.json";
import en from "@/messages/en.fault.json";

const TEXTS: Record<Locale, typeof en> = { en, da };

/** Seconds after which another try makes sense. */
const RETRY = 2;

/** Fields that go into no page again. What React wrote into the form itself is none of them. */
const SECRET = /^(?!\$ACTION).*(password|secret|key)/i;

/**
 * The answer to whatever could not be answered in time: JSON to programs, a page to people, which needs
 * neither database nor scripts. What a form without scripts has sent stands there to be sent again.
 */
export async function outageAnswer(request: KeptRequest): Promise<Response> {
  const path = pathOf(request);
  const own = { "Retry-After": String(RETRY), "Cache-Control": "no-store" };
  const headers = { ...commonHeaders(path), ...own };
  if (isApi(path)) {
    const message = en.away.text;
    const body = isSurveyApi(path)
      ? { status: "error", message, payload: { message } }
      : { error: { code: "unavailable", message } };
    return Response.json(body, { status: 503, headers });
  }
  const locale = localeOf(request);
  const words = TEXTS[locale].away;
  // A form sent by a script stays on its page, with all that stands in it.
  if (request.headers["next-action"] !== undefined) {
    return new Response(words.text, { status: 503, headers });
  }
  const fields = isFromElsewhere(request, path) ? [] : await request.fields();
  const written = fields.length > 0;
  return plainPage({
    ...{ status: 503, locale, headers, title: words.title },
    text: written ? [words.text, words.unsaved] : [words.text],
    ...(written
      ? // Where the answer to the form leads is not known here.
        { form: { html: formAgain(fields, locale), targets: ["https:", "http:"] } }
      : { link: { href: "", label: TEXTS[locale].again } }),
  });
}

/** What another site has sent must not stand on a page of ours, which would send it as its own. */
function isFromElsewhere({ method = "GET", headers }: KeptRequest, pathname: string): boolean {
  const get = (name: string) => headers[name]?.toString() ?? null;
  return isForeignPost({ method, pathname, headers: { get } });
}

/** The language their last link was in, else the browser's: no database is asked. */
function localeOf({ headers }: KeptRequest): Locale {
  const remembered = headers.cookie?.match(/(?:^|;\s*)customer-locale=(\w+)/)?.[1];
  if (isLocale(remembered)) return remembered;
  return browserLocale(headers["accept-language"] ?? null) ?? "en";
}

/** The form once more, with what was typed to be seen. */
function formAgain(fields: [name: string, value: string][], locale: Locale): string {
  const inputs = fields
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]) => {
      const named = `name="${escapeHtml(name)}"`;
      if (name.startsWith("$ACTION") || !/\s/.test(value)) {
        return `<input type="hidden" ${named} value="${escapeHtml(value)}">`;
      }
      // A line break right after the tag is not part of the text.
      return `<textarea ${named} rows="5" aria-label="${escapeHtml(TEXTS[locale].away.written)}">\n${escapeHtml(value)}</textarea>`;
    });
  const button = `<button>${escapeHtml(TEXTS[locale].away.send)}</button>`;
  return `<form method="post" enctype="multipart/form-data">${inputs.join("")}${button}</form>`;
}
