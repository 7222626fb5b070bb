"use server";

import { AppError } from "@/lib/base/errors";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import { resetPassword } from "@/lib/identity/account/set-password";
import { askForPasskey, signInByPasskey } from "@/lib/identity/factors/passkeys";
import { emailForm, newPasswordForm, passwordSignInForm } from "@/lib/identity/factors/schema";
import { completeSecondFactor, type PendingSignIn } from "@/lib/identity/factors/sign-in-steps";
import { publicAction } from "@/lib/identity/gates/define-action";
import { receiveChallenge, sendChallenge } from "@/lib/identity/gates/passkey-cookie";
import { clientDevice } from "@/lib/identity/gates/session";
import {
  redirectAfterSignIn,
  SECOND_STEP,
  setSessionCookie,
  signOutHere,
} from "@/lib/identity/gates/start-session";
import { ownPath } from "@/lib/identity/session/own-path";
import { deleteSealed, readSealed } from "@/lib/identity/session/sealed-cookie";
import { signInByLink, signInByPassword } from "@/lib/identity/sign-in/sign-in";

/** Email and password; or, by the form's other button, a link emailed to that address. */
export const signInMember = publicAction({
  async run(fields) {
    if (fields.intent === "link") return emailLink("sign_in", fields);
    const input = parse(passwordSignInForm, fields);
    const result = await signInByPassword(input, await clientDevice());
    return result ? redirectAfterSignIn(result, ownPath(fields.next)) : "wrong";
  },
  say(outcome, { email = "" }, locale) {
    if (outcome !== "wrong") return sayLinkAsked(outcome, email, locale);
    return { status: "refused", message: texts(locale, "auth")("wrong"), values: { email } };
  },
  explain: explainRefusal,
});

/** Emails a link to a new password. */
export const askForReset = publicAction({
  run: (fields) => emailLink("reset", fields),
  say: (purpose, { email = "" }, locale) => sayLinkAsked(purpose, email, locale),
  explain: explainRefusal,
});

async function emailLink<Purpose extends "sign_in" | "reset">(
  purpose: Purpose,
  fields: Record<string, string>,
): Promise<Purpose> {
  const { email } = parse(emailForm, { email: fields.email ?? "" });
  await requestAccountLink(purpose, email, await clientDevice());
  return purpose;
}

/** Says the same whether the address belongs to somebody or not. */
function sayLinkAsked(
  purpose: "sign_in" | "reset",
  email: string,
  locale: string,
): Partial<FormState> {
  return { message: texts(locale, "auth")(`asked.${purpose}`), values: { email } };
}

/** The button behind a sign-in link of an email. */
export const openSignInLink = publicAction({
  run: async ({ token = "" }) =>
    redirectAfterSignIn(await signInByLink(token, await clientDevice()), "/"),
  explain: explainRefusal,
});

/** The six digits of the app, or a recovery code. */
export const submitCode = publicAction({
  async run({ code = "" }) {
    const pending = await readSealed<PendingSignIn>(SECOND_STEP);
    if (!pending) throw new AppError("expired");
    const sessionId = await completeSecondFactor(pending, code, await clientDevice());
    await deleteSealed(SECOND_STEP);
    await setSessionCookie(sessionId);
  },
  goTo: (_, { next }) => ownPath(next),
  explain: explainRefusal,
});

/** The new password behind a link of an email; goes on as signing in does. */
export const chooseNewPassword = publicAction({
  async run({ token = "", password = "" }) {
    const input = parse(newPasswordForm, { password });
    const result = await resetPassword(token, input, await clientDevice());
    return redirectAfterSignIn(result, "/account/review");
  },
  explain: explainRefusal,
});

/** What a browser needs to ask for a passkey, as JSON in `values.options`; the challenge waits in a cookie. */
export const beginPasskeySignIn = publicAction({
  run: async () => sendChallenge(await askForPasskey("sign-in")),
  say: (options) => ({ values: { options } }),
});

/** The answer of the passkey, as JSON in the field `response`. */
export const signInWithPasskey = publicAction({
  async run({ response = "", next }) {
    const challenge = await receiveChallenge();
    const result = await signInByPasskey({ challenge, response }, await clientDevice());
    return redirectAfterSignIn(result, ownPath(next));
  },
  explain: explainRefusal,
});

/** The words of the sign-in pages: how long to wait, and what to do about something that has expired. */
function explainRefusal(state: FormState, _: FormData, locale: string): FormState {
  const t = texts(locale, "auth");
  if (state.code === "rate_limited" && state.retryAfter) {
    return { ...state, message: t("wait", { minutes: Math.ceil(state.retryAfter / 60) }) };
  }
  if (state.code === "no_sign_in_mail") return { ...state, message: t("noMail") };
  return state.code === "expired" ? { ...state, message: t("over") } : state;
}

/** Ends the session on this device. Not declared: its buttons stand in frames without the form kit. */
export async function signOutMember(): Promise<void> {
  await signOutHere();
}
