import { AppError } from "@/lib/base/errors";
import { logFault } from "@/lib/base/log";
import { writeJson } from "@/lib/base/written-json";
import { isOutage } from "@/lib/http/outage";
import { fieldTexts, refusalText } from "@/lib/i18n/error-texts";
import { texts } from "@/lib/i18n/texts";

/** An answer of the API: its status and its JSON, written out once. */
export type Answer = { status: number; json: string; headers?: Record<string, string> };

/** What every refusal looks like. `fields` has a sentence for each field at fault, `id` is also in the log. */
export type ErrorBody = {
  error: { code: string; message: string; fields?: Record<string, string>; id?: string };
};

/** Seconds after which a client may try again when the database could not be asked. */
const OUTAGE_RETRY = 2;

/** An answer with this status and body. */
export function answer(status: number, body: unknown, headers?: Record<string, string>): Answer {
  return { status, json: writeJson(body), ...(headers && { headers }) };
}

/** The answer for whatever was thrown: refusals in words, outages as 503, faults as 500 with a number for the log. */
export function errorAnswer(error: unknown): Answer {
  if (error instanceof AppError && error.status < 500) return refusalAnswer(error);
  const id = logFault("An API request failed", error);
  if (error instanceof AppError) return refusalAnswer(error);
  if (isOutage(error)) return refusalAnswer(new AppError("unavailable"));
  const message = texts("en", "errors")("fault", { id });
  return answer(500, { error: { code: "internal", message, id } } satisfies ErrorBody);
}

/** The answer for a refusal, in English. */
export function refusalAnswer(error: AppError): Answer {
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: refusalText("en", error),
      ...(error.fields && { fields: fieldTexts("en", error.fields) }),
    },
  };
  return answer(error.status, body, refusalHeaders(error));
}

function refusalHeaders(error: AppError): Record<string, string> | undefined {
  switch (error.code) {
    case "unauthorized":
      return { "WWW-Authenticate": 'Bearer realm="Starloop"' };
    case "rate_limited":
      return { "Retry-After": String(error.retryAfter ?? 1) };
    case "unavailable":
      return { "Retry-After": String(error.retryAfter ?? OUTAGE_RETRY) };
    default:
      return undefined;
  }
}

/** The answer for a method the path does not have. */
export function wrongMethodAnswer(allow: string): Answer {
  const body: ErrorBody = {
    error: { code: "method_not_allowed", message: texts("en", "api")("wrongMethod", { allow }) },
  };
  return answer(405, body, { Allow: allow });
}

/** Sends an answer. */
export function respond({ status, json, headers }: Answer): Response {
  return new Response(json, {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
