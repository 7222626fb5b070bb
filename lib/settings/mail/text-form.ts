import { AppError } from "@/lib/base/errors";
import { formatList } from "@/lib/base/format";
import type { FormState } from "@/lib/http/form-state";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { MailKind } from "@/lib/mail/kinds";
import { unknownToken } from "@/lib/mail/tokens-in-texts";
import { EDITABLE_KINDS, mailKinds } from "@/lib/mail-kinds/registry";

/** Which mail a form is about. Throws `not_found`. */
export function mailOfForm({ kind: name, locale }: Record<string, string>): {
  kind: MailKind;
  locale: Locale;
} {
  const kind = EDITABLE_KINDS.find((entry) => entry === name);
  if (!kind || !isLocale(locale)) throw new AppError("not_found");
  return { kind, locale };
}

/** An answer that names the token that cannot be filled in, and those that can. */
export function explainTokens(state: FormState, language: string): FormState {
  const { fields, values } = state;
  const kind = EDITABLE_KINDS.find((entry) => entry === values?.kind);
  if (!fields || !values || !kind) return state;
  const allowed = mailKinds[kind].editable?.tokens ?? [];
  const t = texts(language, "mailSettings");
  const sentences = Object.entries(fields).map(([part, problem]) => {
    const token = unknownToken(values[part] ?? "", allowed);
    const list = formatList(
      language,
      allowed.map((name) => `{${name}}`),
    );
    return [part, token ? t("texts.unknown", { token, allowed: list }) : problem];
  });
  return { ...state, fields: Object.fromEntries(sentences) };
}
