"use server";

import { TEMPLATE_LIMITS } from "@/lib/base/limits";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { memberAction } from "@/lib/identity/gates/define-action";
import { archiveTemplate, restoreTemplate } from "@/lib/nps/templates/archive-template";
import { createTemplate } from "@/lib/nps/templates/create-template";
import { describeTemplateUses } from "@/lib/nps/templates/describe-uses";
import { describeWarnings, type Finding } from "@/lib/nps/templates/describe-warnings";
import { explainConflict } from "@/lib/nps/templates/explain-conflict";
import { readLoudWords, readTemplate } from "@/lib/nps/templates/queries";
import { saveLoudWords } from "@/lib/nps/templates/save-loud-words";
import { saveTemplate } from "@/lib/nps/templates/save-template";
import {
  loudWordsSchema,
  newTemplateSchema,
  saveTemplateSchema,
  templateIdSchema,
  testedTemplateSchema,
  translateTemplateSchema,
} from "@/lib/nps/templates/schema";
import { sendTemplateTest } from "@/lib/nps/templates/send-template-test";
import { starterTemplate } from "@/lib/nps/templates/starter-template";
import { translateTemplate } from "@/lib/nps/templates/translate-template";
import { describeSave } from "@/lib/shops/describe-log";
import { describeTest } from "@/lib/shops/describe-test";
import { readShop } from "@/lib/shops/queries";

/** Makes a template, or a copy of one, and opens it. */
export const makeTemplate = memberAction({
  role: "admin",
  input: newTemplateSchema,
  async run(actor, input) {
    const { locale } = await readShop(actor);
    return createTemplate(actor, input, starterTemplate(locale));
  },
  goTo: (id) => `/settings/nps/templates/${id}`,
});

/** Saves a template; when somebody saved it meanwhile, says who and keeps what was typed. */
export const saveMailTemplate = memberAction({
  role: "admin",
  input: saveTemplateSchema,
  run: saveTemplate,
  say: ({ changes, savedAt }, _, locale) => ({
    message: texts(locale, "npsTemplates")(changes.length > 0 ? "saved" : "unchanged"),
    values: { seen: savedAt.toISOString() },
  }),
  explain: (state, _, locale, actor) =>
    actor && state.code === "changed_since" ? explainConflict(actor, state, locale) : state,
});

/** Saves a template's words in another language, or takes them away; otherwise as `saveMailTemplate`. */
export const translateMailTemplate = memberAction({
  role: "admin",
  input: translateTemplateSchema,
  run: translateTemplate,
  say: ({ changes, savedAt }, _, locale) => ({
    message: texts(locale, "npsTemplates")(changes.length > 0 ? "saved" : "unchanged"),
    values: { seen: savedAt.toISOString() },
  }),
  explain: (state, _, locale, actor) =>
    actor && state.code === "changed_since" ? explainConflict(actor, state, locale) : state,
});

/** A form's answer with what the check says about the words sent along. */
export type CheckState = FormState & { findings?: Finding[] };

/** What the check says about words that are typed and not saved. Changes nothing. */
export const checkTyped = memberAction({
  role: "admin",
  readOnly: true,
  run: async (actor, { subject = "", body = "" }) => ({
    subject: subject.slice(0, 1000),
    body: body.slice(0, TEMPLATE_LIMITS.body.maxLength),
    loudWords: await readLoudWords(actor),
  }),
  say: (draft, _, locale): Partial<CheckState> => ({ findings: describeWarnings(locale, draft) }),
});

/** Archives a template; one that is sent stays, and the answer says by what. */
export const archiveMailTemplate = memberAction({
  role: "admin",
  input: templateIdSchema,
  run: archiveTemplate,
  say: (name, _, locale) => texts(locale, "npsTemplates")("archivedDone", { name }),
  explain: (state, form, locale, actor) =>
    actor && state.code === "in_use" ? nameUses(state, form, locale, actor) : state,
});

async function nameUses(
  state: FormState,
  form: FormData,
  locale: string,
  actor: MemberActor,
): Promise<FormState> {
  const { uses } = await readTemplate(actor, formFields(form).templateId ?? "");
  const places = describeTemplateUses(locale, uses);
  return { ...state, message: texts(locale, "npsTemplates")("inUse", { places }) };
}

/** Takes an archived template out again. */
export const restoreMailTemplate = memberAction({
  role: "admin",
  input: templateIdSchema,
  run: restoreTemplate,
  say: (name, _, locale) => texts(locale, "npsTemplates")("restored", { name }),
  // There is no field for the name here: the reason is the answer.
  explain: ({ fields = {}, ...state }) => ({ ...state, message: fields.name ?? state.message }),
});

/** Sends the member a template as it is saved, and says what happened. */
export const sendTemplate = memberAction({
  role: "admin",
  input: testedTemplateSchema,
  run: sendTemplateTest,
  say(test, _, locale) {
    const message = describeTest(locale, test);
    return test.result === "failed" ? { status: "refused", message } : { message };
  },
});

/** Saves the words the check warns about; the button `standard` takes ours again. */
export const saveWords = memberAction({
  role: "admin",
  read(form) {
    const { loudWords = "", standard } = formFields(form);
    const lines = loudWords.split(/[\r\n,;]+/).filter((line) => line.trim() !== "");
    return { loudWords: standard === undefined ? lines : null };
  },
  input: loudWordsSchema,
  run: saveLoudWords,
  say: (changes, _, locale) => describeSave(locale, changes),
});
