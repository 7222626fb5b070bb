"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { askAddress, confirmAddress } from "@/lib/identity/account/change-address";
import { changeName, chooseLanguage } from "@/lib/identity/account/change-profile";
import { endOtherSessions, endOwnSession } from "@/lib/identity/account/end-sessions";
import { languageSchema, nameSchema, sessionSchema } from "@/lib/identity/account/schema";
import { setPassword } from "@/lib/identity/account/set-password";
import { emailForm, newPasswordForm } from "@/lib/identity/factors/schema";
import { runForm } from "@/lib/identity/gates/action";
import { actionAccount, actionFresh, clientDevice } from "@/lib/identity/gates/session";

/** Saves what somebody is called. */
export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    await changeName(actor, parse(nameSchema, formFields(form)), await clientDevice());
    revalidatePath("/", "layout");
    return { message: (await getTranslations("account"))("name.saved") };
  });
}

/** Saves the language of one's own pages; the answer is in the new one. */
export async function saveLanguage(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    const { locale } = parse(languageSchema, formFields(form));
    await chooseLanguage(actor, { locale });
    revalidatePath("/", "layout");
    return { message: texts(locale ?? (await getLocale()), "account")("language.saved") };
  });
}

/** Asks a new address to confirm. */
export async function changeAddress(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    await askAddress(actor, parse(emailForm, formFields(form)), await clientDevice());
    return { message: (await getTranslations("account"))("address.asked") };
  });
}

/** The button behind the link that a new address got. */
export async function takeAddress(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    await confirmAddress(actor, formFields(form).token ?? "", await clientDevice());
    redirect("/account?done=address");
  });
}

/** Sets or changes the password. */
export async function savePassword(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    await setPassword(actor, parse(newPasswordForm, formFields(form)), await clientDevice());
    redirect("/account?done=password");
  });
}

/** Signs one device out. */
export async function signOutDevice(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    const { sessionId } = parse(sessionSchema, formFields(form));
    await endOwnSession(actor, { sessionId }, await clientDevice());
    revalidatePath("/account");
    return { message: (await getTranslations("account"))("sessions.ended", { count: 1 }) };
  });
}

/** Signs every other device out. */
export async function signOutOthers(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const count = await endOtherSessions(await actionAccount(), await clientDevice());
    revalidatePath("/account");
    return { message: (await getTranslations("account"))("sessions.ended", { count }) };
  });
}
