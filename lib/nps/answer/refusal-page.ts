import { AppError } from "@/lib/base/errors";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { logFault } from "@/lib/base/log";
import { isOutage } from "@/lib/http/outage";
import { plainPage } from "@/lib/http/plain-page";
import { browserLocale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import { FAILURE_MESSAGE, originsOf } from "@/lib/identity/access/nps-targets";
import { answerForm, type Typed } from "@/lib/nps/answer/answer-form";
import type { KnownLink, Problem } from "@/lib/nps/answer/cast-vote";
import { orderLocale } from "@/lib/orders/order-locale";

type Refused = { problem: Problem; link: KnownLink | null; token: string; typed: Typed };

/**
 * Says why an answer was not taken, to whom the shop has no page for it. What can be put right stands
 * there once more, as it was typed.
 */
export async function refusalPage(request: Request, refused: Refused): Promise<Response> {
  const { problem, link, token, typed } = refused;
  const locale = link ? await orderLocale(link) : browserOf(request);
  const t = texts(locale, "npsRate");
  const text = t(`refused.${problem}.text`, NPS_ANSWER_LIMITS.comment);
  const again = problem === "rating" || problem === "comment";
  return plainPage({
    status: link || problem !== "token" ? STATUS[problem] : 404,
    locale,
    title: t(`refused.${problem}.title`),
    text: problem === "comment" ? [text] : [text, FAILURE_MESSAGE[problem]],
    ...(problem === "answered" && {
      link: { href: `/nps/rate/${token}`, label: t("refused.answered.back") },
    }),
    ...(again &&
      link && {
        form: { html: answerForm(locale, token, typed), targets: originsOf(link.targets) },
      }),
  });
}

const STATUS: Record<Problem, number> = { token: 410, answered: 409, rating: 400, comment: 400 };

/** What a post that went wrong altogether is answered: too many, too large, no database, a fault of ours. */
export function faultPage(
  request: Request,
  error: unknown,
  { token, typed }: Pick<Refused, "token" | "typed">,
): Response {
  const locale = browserOf(request);
  const t = texts(locale, "npsRate");
  const code = error instanceof AppError ? error.code : null;
  // Which pages are the shop's is not known here; without scripts the form leads where our answer says.
  const form = { html: answerForm(locale, token, typed), targets: ["https:", "http:"] };
  if (error instanceof AppError && code === "rate_limited") {
    const headers = { "Retry-After": String(error.retryAfter ?? 1) };
    const words = { title: t("refused.limit.title"), text: [t("refused.limit.text")] };
    return plainPage({ status: 429, locale, ...words, form, headers });
  }
  if (code === "too_large") {
    const text = t("refused.comment.text", NPS_ANSWER_LIMITS.comment);
    return plainPage({ status: 413, locale, title: t("refused.comment.title"), text: [text] });
  }
  const away = isOutage(error) || code === "unavailable";
  const words = { title: t("refused.away.title"), text: [t("refused.away.text")], form };
  if (away) return plainPage({ status: 503, locale, ...words, headers: { "Retry-After": "2" } });
  logFault("An NPS answer failed", error);
  return plainPage({ status: 500, locale, ...words });
}

function browserOf(request: Request) {
  return browserLocale(request.headers.get("accept-language")) ?? "en";
}
