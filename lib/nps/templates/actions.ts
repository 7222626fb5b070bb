"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { archiveTemplate, restoreTemplate } from "@/lib/nps/templates/archive-template";
import { createTemplate } from "@/lib/nps/templates/create-template";
import { describeTemplateUses } from "@/lib/nps/templates/describe-uses";
import { describeWarnings, type Finding } from "@/lib/nps/templates/describe-warnings";
import { explainConflict } from "@/lib/nps/templates/explain-conflict";
import { readLoudWords, readTemplate } from "@/lib/nps/templates/queries";
import { saveLoudWords } from "@/lib/nps/templates/save-loud-words";
import { saveTemplate } from "@/lib/nps/templates/save-template";
import {
  BODY_MAX,
  loudWordsSchema,
  newTemplateSchema,
  saveTemplateSchema,
  templateIdSchema,
} from "@/lib/nps/templates/schema";
import { sendTemplateTest } from "@/lib/nps/templates/send-template-test";
import { describeSave } from "@/lib/shops/describe-log";
import { describeTest } from "@/lib/shops/describe-test";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { readShop } from "@/lib/shops/queries";

const PATH = "/settings/nps";

/** A form's answer with what the check says about the words sent along. */
export type CheckState = FormState & { findings?: Finding[] };

/** Makes a template, or a copy of one, and opens it. */
export async function makeTemplate(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const shop = await readShop(actor);
    const words = newShopTexts(shop.locale).nps.template;
    const id = await createTemplate(actor, parse(newTemplateSchema, formFields(form)), words);
    revalidatePath(PATH, "layout");
    redirect(`${PATH}/templates/${id}`);
  });
}

/** Saves a template and checks it; when somebody saved it meanwhile, says who and keeps what was typed. */
export async function saveMailTemplate(_: CheckState, form: FormData): Promise<CheckState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { changes, savedAt } = await saveTemplate(
      actor,
      parse(saveTemplateSchema, formFields(form)),
    );
    const t = texts(locale, "npsTemplates");
    return {
      message: t(changes.length > 0 ? "saved" : "unchanged"),
      values: { seen: savedAt.toISOString() },
    };
  });
  revalidatePath(PATH, "layout");
  if (state.code === "changed_since") {
    return explainConflict(await actionMember(form, "admin"), state, locale);
  }
  const count = Object.keys(state.fields ?? {}).length;
  if (count === 0) return state;
  return { ...state, message: texts(locale, "settings")("errors", { count }) };
}

/** What the check says about words that are typed and not saved. Changes nothing. */
export async function checkTyped(_: CheckState, form: FormData): Promise<CheckState> {
  const locale = await getLocale();
  let findings: Finding[] | undefined;
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { subject = "", body = "" } = formFields(form);
    const draft = { subject: subject.slice(0, 1000), body: body.slice(0, BODY_MAX) };
    findings = describeWarnings(locale, { ...draft, loudWords: await readLoudWords(actor) });
    return undefined;
  });
  return { status: state.status, code: state.code, findings };
}

/** Archives a template; one that is sent stays, and the answer says by what. */
export async function archiveMailTemplate(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const t = texts(locale, "npsTemplates");
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const name = await archiveTemplate(actor, parse(templateIdSchema, formFields(form)));
    return { message: t("archivedDone", { name }) };
  });
  revalidatePath(PATH, "layout");
  if (state.code !== "in_use") return state;
  const { templateId } = parse(templateIdSchema, formFields(form));
  const { uses } = await readTemplate(await actionMember(form, "admin"), templateId);
  return { ...state, message: t("inUse", { places: describeTemplateUses(locale, uses) }) };
}

/** Takes an archived template out again. */
export async function restoreMailTemplate(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const name = await restoreTemplate(actor, parse(templateIdSchema, formFields(form)));
    return { message: texts(await getLocale(), "npsTemplates")("restored", { name }) };
  });
  revalidatePath(PATH, "layout");
  // There is no field for the name here: the reason is the answer.
  const { fields, ...rest } = state;
  return fields?.name ? { ...rest, message: fields.name } : state;
}

/** Sends the member a template as it is saved, and says what happened. */
export async function sendTemplate(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const test = await sendTemplateTest(actor, parse(templateIdSchema, formFields(form)));
    const message = describeTest(locale, test);
    return test.result === "failed" ? { status: "refused", message } : { message };
  });
}

/** Saves the words the check warns about; the button `standard` takes ours again. */
export async function saveWords(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { loudWords = "", standard } = formFields(form);
    const lines = loudWords.split(/[\r\n,;]+/).filter((line) => line.trim() !== "");
    const input = parse(loudWordsSchema, { loudWords: standard === undefined ? lines : null });
    const changes = await saveLoudWords(actor, input);
    return { message: describeSave(locale, changes) };
  });
  revalidatePath(PATH, "layout");
  const [wrong] = Object.values(state.fields ?? {});
  return wrong ? { ...state, fields: { loudWords: wrong } } : state;
}
