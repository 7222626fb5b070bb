"use server";

import { z } from "zod";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { NO_TEXT } from "@/lib/mail/editable";
import { allowAddress } from "@/lib/settings/mail/allow-address";
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
import { explainTokens, mailOfForm } from "@/lib/settings/mail/text-form";
import { verifyProvider } from "@/lib/settings/mail/verify-provider";
import { describeSave } from "@/lib/shops/describe-log";
import { describeTest } from "@/lib/shops/describe-test";
import type { TestResult } from "@/lib/shops/send-test-now";

/**
 * Saves how mail goes out; with the button `test` also proves it, and says what happened. Sign-in
 * links go this way: what protects them protects it.
 */
export const saveMailTransport = memberAction({
  role: "owner",
  fresh: true,
  input: transportSchema.and(z.object({ test: z.string().optional() })),
  async run(actor, { test, ...input }) {
    const changes = await saveTransport(actor, input);
    return { changes, test: test === undefined ? null : await sendTestMail(actor) };
  },
  say: ({ changes, test }, _, locale) =>
    test ? sayTest(test, locale) : describeSave(locale, changes),
  explain: withoutServerPassword,
});

/** The button behind the link of a test mail: emails sent this way arrive. */
export const confirmArrival = memberAction({
  role: "owner",
  fresh: true,
  run: (actor, { token = "" }) => verifyProvider(actor, token),
  goTo: () => "/settings/mail",
  explain: (state, _, locale) =>
    state.code === "expired"
      ? { ...state, message: texts(locale, "mailSettings")("arrived.over") }
      : state,
});

function sayTest(test: TestResult, locale: string): Partial<FormState> {
  const message = describeTest(locale, test);
  return test.result === "failed" ? { status: "refused", message } : { message };
}

/** The password that somebody wrote into the server's address is not sent back into the page. */
function withoutServerPassword(state: FormState): FormState {
  const { smtpServer = "", ...values } = state.values ?? {};
  const server = smtpServer.replace(/^([a-z]+:\/\/)?([^:@/]*):[^@/]*@/i, "$1$2@");
  return state.values ? { ...state, values: { ...values, smtpServer: server } } : state;
}

/** Saves contact budget, quiet hours and how long things are kept. */
export const saveRules = memberAction({
  role: "admin",
  input: mailRulesSchema,
  run: saveMailRules,
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Keeps the secret that Resend signs its reports with. */
export const saveReportSecret = memberAction({
  role: "admin",
  fresh: true,
  input: webhookSchema,
  run: (actor, { webhookSecret }) => saveWebhookSecret(actor, webhookSecret),
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Lets a blocked address get feedback mail again. */
export const allowAgain = memberAction({
  role: "admin",
  run: (actor, { address = "" }) => allowAddress(actor, address),
  say: (_, { address = "" }, locale) => texts(locale, "mailSettings")("allowed", { address }),
});

/** Saves a shop's words for one kind of mail in one language. */
export const saveText = memberAction({
  role: "admin",
  input: shopTextSchema.and(z.object({ kind: z.string(), locale: z.string() })),
  run: (actor, { kind, locale, ...text }) =>
    saveMailText(actor, mailOfForm({ kind, locale }), text),
  say: (changes, _, locale) =>
    texts(locale, "mailSettings")(changes.length > 0 ? "texts.saved" : "texts.unchanged"),
  explain: (state, _, locale) => explainTokens(state, locale),
});

/** Takes a shop's words for one kind of mail back, in one language. */
export const resetText = memberAction({
  role: "admin",
  run: (actor, fields) => saveMailText(actor, mailOfForm(fields), NO_TEXT),
  say: (_changes, _fields, locale) => texts(locale, "mailSettings")("texts.resetDone"),
});

/** Sends the member one kind of mail with the words that are saved, and says what happened. */
export const sendText = memberAction({
  role: "admin",
  readOnly: true,
  run: (actor, fields) => sendTestMail(actor, mailOfForm(fields)),
  say: (test, _, locale) => sayTest(test, locale),
});
