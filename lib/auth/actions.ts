"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { signOut } from "@/lib/auth/config";
import { enter } from "@/lib/auth/enter";
import { ownPath } from "@/lib/auth/own-path";
import { checkPassword } from "@/lib/auth/password";
import { clientAddress } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { formFields, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { countHit, forgetHits, type Limit } from "@/lib/limits";

const WINDOW = 15 * 60;
const PER_PAIR: Limit = { name: "sign-in", max: 5, seconds: WINDOW };
/** Looser: guesses spread over many addresses. */
const PER_ACCOUNT: Limit = { name: "sign-in-account", max: 60, seconds: WINDOW };
/** Looser: a whole office may share one address. */
const PER_ADDRESS: Limit = { name: "sign-in-address", max: 60, seconds: WINDOW };

/** Signs a team member in and goes on to where they wanted. */
export async function signInMember(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { email = "", password = "", next } = formFields(form);
    const t = texts(await getLocale(), "auth");
    const address = await clientAddress();
    const account = email.trim().toLowerCase();
    const pair = `${account} ${address}`;
    try {
      await countHit(PER_PAIR, pair);
      await countHit(PER_ACCOUNT, account);
      await countHit(PER_ADDRESS, address);
      const known = await checkPassword(email, password);
      if (!known) return { status: "refused", message: t("wrong"), values: { email } };
      await enter(known.accountId, "password");
    } catch (error) {
      const message = refusal(error, t);
      if (!message) throw error;
      return { status: "refused", message, values: { email } };
    }
    await forgetHits(PER_PAIR, pair);
    redirect(ownPath(next));
  });
}

function refusal(error: unknown, t: ReturnType<typeof texts<"auth">>): string | undefined {
  if (!(error instanceof AppError) || error.code !== "rate_limited") return undefined;
  return t("wait", { minutes: Math.ceil((error.retryAfter ?? WINDOW) / 60) });
}

/** Ends the session on this device. */
export async function signOutMember(): Promise<void> {
  await signOut({ redirect: false });
  redirect("/sign-in");
}
