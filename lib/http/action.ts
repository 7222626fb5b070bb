import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import { currentAccount } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/http/form-state";
import { fieldTexts, refusalText } from "@/lib/i18n/error-texts";
import { texts } from "@/lib/i18n/texts";
import { logFault } from "@/lib/log";
import { listOwnShops } from "@/lib/shops/queries";

/**
 * Runs a server action's work and turns what it throws into a form state: refusals with their words
 * and everything typed, faults with a number for the log. Redirects pass through.
 * `work` may return a sentence to show, or state of its own.
 */
export async function runForm(
  form: FormData,
  work: () => Promise<Partial<FormState> | undefined>,
): Promise<FormState> {
  try {
    return { status: "done", ...(await work()) };
  } catch (error) {
    unstable_rethrow(error);
    const values = typedValues(form);
    const locale = await getLocale();
    if (error instanceof AppError) {
      return {
        status: "refused",
        code: error.code,
        message: refusalText(locale, error),
        fields: error.fields && fieldTexts(locale, error.fields),
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

/** What was typed, without passwords. */
function typedValues(form: FormData): Record<string, string> {
  const values = formFields(formOf(form));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}

/** A form as it was sent; an empty one for what a forged call sends in its place. */
export function formOf(sent: FormData): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

/**
 * A form's fields as an object, without files and Next's own; a field that stands several times
 * keeps its last value. Throws `invalid` for what a forged call sends in place of a form.
 */
export function formFields(form: FormData): Record<string, string> {
  if (!(form instanceof FormData)) throw new AppError("invalid");
  const entries = [...form.entries()].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !entry[0].startsWith("$ACTION"),
  );
  // PostgreSQL stores no NUL, and nobody types one.
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replaceAll("\0", "")]));
}
