import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import { currentRequest } from "@/lib/base/current-request";
import { AppError, type FieldErrors } from "@/lib/base/errors";
import { logFault } from "@/lib/base/log";
import { formOf } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { isOutage } from "@/lib/http/outage";
import { noteStatus } from "@/lib/http/security-events";
import { fieldTexts, refusalText } from "@/lib/i18n/error-texts";
import { texts } from "@/lib/i18n/texts";
import { currentAccount } from "@/lib/identity/gates/session";
import { listOwnShops } from "@/lib/identity/session/own-shops";

/**
 * Runs a server action's work and turns what it throws into a form state: refusals with their words
 * and everything typed, faults with a number for the log. Redirects pass through.
 * `work` may return state of its own; `sent` is what it read from the form, to name the wrong one of several lines.
 */
export async function runForm(
  form: FormData,
  work: () => Promise<Partial<FormState> | undefined>,
  sent: () => unknown = () => undefined,
): Promise<FormState> {
  try {
    return { status: "done", ...(await work()) };
  } catch (error) {
    unstable_rethrow(error);
    const values = typedValues(form);
    const locale = await getLocale();
    if (isOutage(error)) return unavailable(error, locale, values);
    if (error instanceof AppError) {
      noteStatus(error.status);
      const fields = error.fields && fieldSentences(locale, error.fields, sent());
      return {
        status: "refused",
        code: error.code,
        message: messageOf(locale, error, fields),
        fields,
        ...(error.retryAfter && { retryAfter: error.retryAfter }),
        ...(error.code === "unauthorized" && signedOut(locale)),
        ...(error.code === "not_fresh" && { confirm: texts(locale, "dashboard")("confirm") }),
        ...(error.code === "other_shop" && { shop: await shopOf(values.shop, locale) }),
        values,
      };
    }
    const id = logFault("An action failed", error);
    return {
      status: "refused",
      code: "fault",
      message: texts(locale, "errors")("fault", { id }),
      values,
    };
  }
}

/** The database could not be asked in time; what was typed can be sent again. */
function unavailable(error: unknown, locale: string, values: FormState["values"]): FormState {
  logFault("An action found no database", error);
  const request = currentRequest();
  if (request) request.away = true;
  const refusal = new AppError("unavailable");
  const message = refusalText(locale, refusal);
  return { status: "refused", code: refusal.code, message, values };
}

/** The session ended while somebody typed. The page stays, and with it what stands in its fields. */
function signedOut(locale: string): Pick<FormState, "message" | "signIn"> {
  const t = texts(locale, "dashboard");
  return { message: t("signedOut.text"), signIn: t("signedOut.signIn") };
}

/** The sentence above the form; about fields, how many need another look. */
function messageOf(locale: string, error: AppError, fields: FormState["fields"]): string {
  const count = Object.keys(fields ?? {}).length;
  return count > 0 ? texts(locale, "form")("invalid", { count }) : refusalText(locale, error);
}

/** One sentence a field: where one of several lines is wrong (`emails.2`), it names that line. */
function fieldSentences(
  locale: string,
  errors: FieldErrors,
  sent: unknown,
): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const [path, problem] of Object.entries(fieldTexts(locale, errors))) {
    const [name = "", place] = path.split(".");
    const line = place === undefined ? undefined : lineOf(sent, name, Number(place));
    sentences[name] ??= line ? texts(locale, "form")("problem", { name: line, problem }) : problem;
  }
  return sentences;
}

function lineOf(sent: unknown, name: string, place: number): string | undefined {
  const lines = (sent as Record<string, unknown> | undefined)?.[name];
  const line: unknown = Array.isArray(lines) ? lines[place] : undefined;
  return typeof line === "string" ? line : undefined;
}

/** The way back to the shop a form was made for, while the person still works there. */
async function shopOf(id: string | undefined, locale: string): Promise<FormState["shop"]> {
  const account = await currentAccount();
  const own = account ? await listOwnShops(account) : [];
  const shop = own.find((one) => one.id === id);
  if (!shop) return undefined;
  const t = texts(locale, "dashboard");
  return {
    id: shop.id,
    back: t("otherShop.back", { shop: shop.name }),
    again: t("otherShop.again", { shop: shop.name }),
  };
}

/** What was typed, without passwords and other secrets: those are never sent back into a page. */
function typedValues(form: FormData): Record<string, string> {
  const typed = new Map<string, string>();
  for (const [name, value] of formOf(form)) {
    if (typeof value !== "string" || !isShownAgain(name)) continue;
    const before = typed.get(name);
    // Boxes of one name are told apart by their values.
    typed.set(name, before === undefined ? value : `${before} ${value}`);
  }
  return Object.fromEntries(typed);
}

function isShownAgain(name: string): boolean {
  return !name.startsWith("$ACTION") && !/password|secret|key$/i.test(name);
}
