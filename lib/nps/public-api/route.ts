import { AppError, type FieldErrors } from "@/lib/base/errors";
import { logFault } from "@/lib/base/log";
import { writeJson } from "@/lib/base/written-json";
import type { Handler } from "@/lib/http/methods";
import { isOutage } from "@/lib/http/outage";
import { fieldTexts } from "@/lib/i18n/error-texts";
import { texts } from "@/lib/i18n/texts";
import { isSurveyOrigin } from "@/lib/identity/access/survey-access";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";
import { type Caller, callerOf } from "@/lib/nps/public-api/caller";
import { type Parameters, readParameters } from "@/lib/nps/public-api/parameters";

/** Seconds a browser may remember what a preflight allowed. */
const PREFLIGHT_SECONDS = 600;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Work = (parameters: Parameters, caller: Caller) => Promise<unknown>;
type Method = (typeof METHODS)[number] | "HEAD" | "OPTIONS";

/** Everything a route file of the survey API exports: its one method, the preflight, and JSON 405s for the rest. */
export function surveyRoute(method: "GET" | "POST", work: Work): Record<Method, Handler> {
  const allow = method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
  const refused = wrongMethod(allow);
  const own = answering(work);
  const all = Object.fromEntries(METHODS.map((name) => [name, name === method ? own : refused]));
  return {
    ...all,
    HEAD: method === "GET" ? own : refused,
    OPTIONS: preflight(allow),
  } as Record<Method, Handler>;
}

/** Reads the parameters, answers JSON whatever happens, and lets the shop's own sites read it. */
function answering(work: Work): Handler {
  return async (request) => {
    let shopKey: string | null = null;
    const run = async () => {
      const parameters = await readParameters(request);
      shopKey = parameters.key("shop_id");
      return work(parameters, callerOf(request));
    };
    const response = await run().then((data) => json(200, data), refuse);
    return readable(response, request, shopKey);
  };
}

function wrongMethod(allow: string): Handler {
  return (request) => {
    const response = refusal(405, texts("en", "survey")("wrongMethod", { allow }));
    response.headers.set("Allow", allow);
    return readable(response, request, null);
  };
}

/** The answer to a preflight: which site may send what. */
function preflight(allow: string): Handler {
  return async (request) => {
    const empty = new Response(null, { status: 204, headers: { Allow: allow } });
    const shopKey = new URL(request.url).searchParams.get("shop_id");
    const response = await readable(empty, request, shopKey);
    const { headers } = response;
    if (!headers.has("Access-Control-Allow-Origin")) return response;
    headers.set("Access-Control-Allow-Methods", allow);
    headers.set("Access-Control-Allow-Headers", wantedHeaders(request));
    headers.set("Access-Control-Max-Age", String(PREFLIGHT_SECONDS));
    return response;
  };
}

/** Shop fronts send headers of their own; nothing here reads them, so any may come. */
function wantedHeaders({ headers }: Request): string {
  const asked = headers.get("access-control-request-headers") ?? "";
  return /^[\w\-, ]{1,500}$/.test(asked) ? asked : "Content-Type, Authorization";
}

/** Lets a page of the shop's sites read the answer. While nobody can look into the list, none may. */
async function readable(response: Response, request: Request, shopKey: string | null) {
  response.headers.set("Vary", "Origin, Access-Control-Request-Headers");
  const origin = request.headers.get("origin");
  if (!origin) return response;
  const allowed = await isSurveyOrigin(origin, shopKey).catch(() => false);
  if (allowed) response.headers.set("Access-Control-Allow-Origin", origin);
  return response;
}

function refuse(error: unknown): Response {
  const t = texts("en", "survey");
  if (error instanceof SurveyRefusal) {
    return refusal(error.status, t(error.word, error.values as never));
  }
  const code = error instanceof AppError ? error.code : null;
  if (code === "too_large") return refusal(413, t("tooLarge"));
  if (code === "invalid" || code === "unsupported_type") {
    const { status, fields = {} } = error as AppError;
    return refusal(status, bodyText(fields));
  }
  if (code === "rate_limited") {
    const seconds = (error as AppError).retryAfter ?? 1;
    return refusal(429, t("tooMany", { seconds }), seconds);
  }
  const id = logFault("A survey request failed", error);
  if (isOutage(error) || code === "unavailable") return refusal(503, t("unavailable"), 2);
  return refusal(500, t("fault", { id }));
}

/** Why a body cannot be read. */
function bodyText(fields: FieldErrors): string {
  const { body } = fields.body === "json" ? {} : fieldTexts("en", fields);
  return body ?? texts("en", "survey")("wrongBody");
}

function refusal(status: number, message: string, retryAfter?: number): Response {
  const response = json(status, { status: "error", message, payload: { message } });
  if (retryAfter) response.headers.set("Retry-After", String(retryAfter));
  return response;
}

function json(status: number, body: unknown): Response {
  return new Response(writeJson(body), {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    },
  });
}
