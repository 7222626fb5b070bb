import { AppError } from "@/lib/base/errors";
import { logFault } from "@/lib/base/log";
import { isOutage } from "@/lib/http/outage";
import { plainPage } from "@/lib/http/plain-page";
import { browserLocale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { NpsLink } from "@/lib/identity/access/nps-links";
import { FAILURE_MESSAGE, type Failure } from "@/lib/identity/access/nps-targets";
import { orderLocale } from "@/lib/orders/order-locale";

type Refused = {
  failure: Failure;
  link: Exclude<NpsLink, { state: "unknown" }> | null;
  token: string;
};

/** Says why an answer was not taken, to whom the shop has no page for it. */
export async function refusalPage(request: Request, refused: Refused): Promise<Response> {
  const { failure, link, token } = refused;
  const locale = link ? await orderLocale(link) : browserOf(request);
  const t = texts(locale, "npsRate");
  return plainPage({
    status: link || failure !== "token" ? STATUS[failure] : 404,
    locale,
    title: t(`refused.${failure}.title`),
    text: [t(`refused.${failure}.text`), FAILURE_MESSAGE[failure]],
    ...(failure !== "token" && {
      link: { href: `/nps/rate/${token}`, label: t(`refused.${failure}.back`) },
    }),
  });
}

const STATUS: Record<Failure, number> = { token: 410, answered: 409, rating: 400 };

/** What a post that went wrong altogether is answered: too many, no database, a fault of ours. */
export function faultPage(request: Request, error: unknown): Response {
  const locale = browserOf(request);
  const t = texts(locale, "npsRate");
  if (error instanceof AppError && error.code === "rate_limited") {
    const headers = { "Retry-After": String(error.retryAfter ?? 1) };
    const words = { title: t("refused.limit.title"), text: [t("refused.limit.text")] };
    return plainPage({ status: 429, locale, ...words, headers });
  }
  const away = isOutage(error) || (error instanceof AppError && error.code === "unavailable");
  const words = { title: t("refused.away.title"), text: [t("refused.away.text")] };
  if (away) return plainPage({ status: 503, locale, ...words, headers: { "Retry-After": "2" } });
  logFault("An NPS answer failed", error);
  return plainPage({ status: 500, locale, ...words });
}

function browserOf(request: Request) {
  return browserLocale(request.headers.get("accept-language")) ?? "en";
}
