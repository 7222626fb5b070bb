"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import { resetPassword } from "@/lib/identity/account/set-password";
import { type Pending, passSecondFactor } from "@/lib/identity/factors/admit";
import { CHALLENGE, type Challenge } from "@/lib/identity/factors/passkey-challenge";
import { askForPasskey, signInByPasskey } from "@/lib/identity/factors/passkeys";
import { emailForm, newPasswordForm } from "@/lib/identity/factors/schema";
import { runForm } from "@/lib/identity/gates/action";
import { land, remember, SECOND_STEP } from "@/lib/identity/gates/enter";
import { clientDevice, currentAccount } from "@/lib/identity/gates/session";
import { signOut } from "@/lib/identity/session/config";
import { ownPath } from "@/lib/identity/session/own-path";
import { dropSealed, readSealed, setSealed } from "@/lib/identity/session/sealed-cookie";
import { endSession } from "@/lib/identity/session/sessions";
import { signInByLink, signInByPassword } from "@/lib/identity/sign-in/sign-in";

/** Email and password; or, by the form's other button, a link mailed to that address. */
export async function signInMember(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => {
    const { email = "", password = "", next, intent } = formFields(form);
    if (intent === "link") return mailLink("sign_in", email);
    const admission = await signInByPassword({ email, password }, await clientDevice());
    if (admission) return land(admission, ownPath(next));
    const t = texts(await getLocale(), "auth");
    return { status: "refused", message: t("wrong"), values: { email } };
  });
}

/** Mails a link to a new password. */
export async function askForReset(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => mailLink("reset", formFields(form).email ?? ""));
}

async function mailLink(purpose: "sign_in" | "reset", typed: string): Promise<FormState> {
  const { email } = parse(emailForm, { email: typed });
  await requestAccountLink(purpose, email, await clientDevice());
  const t = texts(await getLocale(), "auth");
  return { status: "done", message: t(`asked.${purpose}`), values: { email: typed } };
}

/** The button behind a sign-in link of a mail. */
export async function openSignInLink(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => {
    const { token = "" } = formFields(form);
    return land(await signInByLink(token, await clientDevice()), "/");
  });
}

/** The six digits of the app, or a recovery code. */
export async function enterCode(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => {
    const { code = "", next } = formFields(form);
    const pending = await readSealed<Pending>(SECOND_STEP);
    if (!pending) throw new AppError("expired");
    const sessionId = await passSecondFactor(pending, code, await clientDevice());
    await dropSealed(SECOND_STEP);
    await remember(sessionId);
    redirect(ownPath(next));
  });
}

/** The new password behind a link of a mail; goes on as signing in does. */
export async function chooseNewPassword(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => {
    const { token = "", password = "" } = formFields(form);
    const input = parse(newPasswordForm, { password });
    return land(await resetPassword(token, input, await clientDevice()), "/");
  });
}

/** What a browser needs to ask for a passkey, as JSON in `values.options`; the challenge waits in a cookie. */
export async function beginPasskeySignIn(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { options, challenge } = await askForPasskey("sign-in");
    await setSealed(CHALLENGE, challenge);
    return { values: { options: JSON.stringify(options) } };
  });
}

/** The answer of the passkey, as JSON in the field `response`. */
export async function signInWithPasskey(_: FormState, form: FormData): Promise<FormState> {
  return runGate(form, async () => {
    const { response = "", next } = formFields(form);
    const challenge = await readSealed<Challenge>(CHALLENGE);
    await dropSealed(CHALLENGE);
    const admission = await signInByPasskey({ challenge, response }, await clientDevice());
    return land(admission, ownPath(next));
  });
}

/** Ends the session on this device. */
export async function signOutMember(): Promise<void> {
  const account = await currentAccount();
  if (account) {
    const { address } = await clientDevice();
    await transaction((tx) => endSession(tx, account, account.sessionId, address));
  }
  await signOut({ redirect: false });
  redirect("/sign-in");
}

/** Like `runForm`, with the words of the doors: how long to wait, and what to do about something that is over. */
async function runGate(
  form: FormData,
  work: () => Promise<Partial<FormState>>,
): Promise<FormState> {
  let retryAfter: number | undefined;
  const state = await runForm(form, async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError) retryAfter = error.retryAfter;
      throw error;
    }
  });
  const t = texts(await getLocale(), "auth");
  if (state.code === "rate_limited" && retryAfter) {
    return { ...state, message: t("wait", { minutes: Math.ceil(retryAfter / 60) }) };
  }
  return state.code === "expired" ? { ...state, message: t("over") } : state;
}
