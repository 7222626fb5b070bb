"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { formFields, runForm } from "@/lib/identity/gates/action";
import { actionFresh, actionMember } from "@/lib/identity/gates/session";
import { allowAddress } from "@/lib/settings/mail/allow-address";
import { describeChanges } from "@/lib/settings/mail/describe-changes";
import { saveMailRules } from "@/lib/settings/mail/save-mail-rules";
import { saveMailText } from "@/lib/settings/mail/save-mail-text";
import { saveTransport } from "@/lib/settings/mail/save-transport";
import { saveWebhookSecret } from "@/lib/settings/mail/save-webhook-secret";
import {
  mailRulesSchema,
  shopTextSchema,
  transportSchema,
  webhookSchema,
} from "@/lib/settings/mail/schema";
import { sendTestMail } from "@/lib/settings/mail/send-test-mail";
import { NO_TEXT } from "@/lib/settings/mail/shop-text-rows";
import { explainTokens, mailOfForm } from "@/lib/settings/mail/text-form";
import { describeTest } from "@/lib/shops/describe-test";

/** Saves how emails are sent; with the button `test` also proves it, and says what happened. */
export async function saveMailTransport(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "owner");
    // Sign-in links go this way: what protects them protects it.
    await actionFresh();
    const changes = await saveTransport(actor, parse(transportSchema, formFields(form)));
    const saved = describeChanges(locale, changes);
    if (!form.has("test")) return { message: saved };
    const test = await sendTestMail(actor);
    const message = describeTest(locale, test);
    return test.result === "failed" ? { status: "refused", message } : { message };
  });
  revalidatePath("/", "layout");
  return withoutSecrets(state);
}

/** Nothing secret is sent back into a page. */
function withoutSecrets(state: FormState): FormState {
  const { resendKey: _, webhookSecret: __, smtpServer = "", ...values } = state.values ?? {};
  const server = smtpServer.replace(/^([a-z]+:\/\/)?([^@/]*):[^@/]*@/i, "$1$2@");
  return state.values ? { ...state, values: { ...values, smtpServer: server } } : state;
}

/** Saves contact budget, quiet hours and how long things are kept. */
export async function saveRules(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const fields = formFields(form);
    const input = parse(mailRulesSchema, {
      ...fields,
      // An empty field is no number; it must not be read as 0.
      budgetDays: fields.budgetDays?.trim() || undefined,
      keepMailDays: fields.keepMailDays?.trim() ?? "",
      keepVisitDays: fields.keepVisitDays?.trim() ?? "",
      quietOn: fields.quietOn !== undefined,
    });
    return { message: describeChanges(locale, await saveMailRules(actor, input)) };
  });
  revalidatePath("/", "layout");
  return state;
}

/** Keeps the secret that Resend signs its reports with. */
export async function saveReportSecret(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { webhookSecret } = parse(webhookSchema, formFields(form));
    await saveWebhookSecret(actor, webhookSecret);
    const change = { setting: "mail.webhookSecret", from: null, to: null };
    return { message: describeChanges(locale, [change]) };
  });
  revalidatePath("/", "layout");
  return withoutSecrets(state);
}

/** Lets a blocked address get feedback mail again. */
export async function allowAgain(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { address = "" } = formFields(form);
    await allowAddress(actor, address);
    return { message: texts(locale, "mailSettings")("allowed", { address }) };
  });
  revalidatePath("/", "layout");
  return state;
}

/** Saves a shop's words for one kind of mail in one language. */
export async function saveText(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const fields = formFields(form);
    const changes = await saveMailText(actor, mailOfForm(fields), parse(shopTextSchema, fields));
    const t = texts(locale, "mailSettings");
    return { message: t(changes.length > 0 ? "texts.saved" : "texts.unchanged") };
  });
  revalidatePath("/settings/mail", "layout");
  return explainTokens(state, locale);
}

/** Takes a shop's words for one kind of mail back, in one language. */
export async function resetText(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    await saveMailText(actor, mailOfForm(formFields(form)), NO_TEXT);
    return { message: texts(locale, "mailSettings")("texts.resetDone") };
  });
  revalidatePath("/settings/mail", "layout");
  return state;
}

/** Sends the member one kind of mail with the words that are saved, and says what happened. */
export async function sendText(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const test = await sendTestMail(actor, mailOfForm(formFields(form)));
    const message = describeTest(locale, test);
    return test.result === "failed" ? { status: "refused", message } : { message };
  });
}
