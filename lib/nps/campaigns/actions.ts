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
import { countFitting } from "@/lib/nps/campaigns/count-fitting";
import { describePlan } from "@/lib/nps/campaigns/describe-survey";
import { addSurvey, saveSolvedSurvey, saveSurvey } from "@/lib/nps/campaigns/save-survey";
import { solvedSurveySchema } from "@/lib/nps/campaigns/schema";
import { planSchema, surveyIdSchema, surveySchema } from "@/lib/nps/campaigns/survey-schema";
import {
  archiveSurvey as archive,
  startSurvey,
  stopSurvey,
} from "@/lib/nps/campaigns/switch-survey";
import { describeSave } from "@/lib/shops/describe-log";

const SURVEYS = "/settings/nps/surveys";

/** Saves the invitations after solved updates and says what changed. */
export async function saveInvitations(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const fields = formFields(form);
    const input = parse(solvedSurveySchema, {
      ...fields,
      templateId: fields.templateId ?? "",
      active: fields.active !== undefined,
    });
    return { message: describeSave(locale, await saveSolvedSurvey(actor, input)) };
  });
  revalidatePath("/", "layout");
  return withCount(state, locale);
}

/** Makes a survey and goes to the list, or saves one and says what changed. */
export async function writeSurvey(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const fields = formFields(form);
    const input = parse(surveySchema, fields);
    if (!fields.surveyId) {
      await addSurvey(actor, input);
      revalidatePath(SURVEYS);
      redirect(SURVEYS);
    }
    const { surveyId } = parse(surveyIdSchema, fields);
    return { message: describeSave(locale, await saveSurvey(actor, surveyId, input)) };
  });
  revalidatePath(SURVEYS, "layout");
  return withCount(state, locale);
}

/** Begins to send a survey's invitations. */
export async function switchSurveyOn(_: FormState, form: FormData): Promise<FormState> {
  return act(form, async () => {
    const actor = await actionMember(form, "admin");
    const name = await startSurvey(actor, parse(surveyIdSchema, formFields(form)));
    return texts(await getLocale(), "npsSettings")("surveys.startedNow", { name });
  });
}

/** Sends no more of a survey's invitations. */
export async function switchSurveyOff(_: FormState, form: FormData): Promise<FormState> {
  return act(form, async () => {
    const actor = await actionMember(form, "admin");
    const name = await stopSurvey(actor, parse(surveyIdSchema, formFields(form)));
    return texts(await getLocale(), "npsSettings")("surveys.stoppedNow", { name });
  });
}

/** Archives a survey and goes to the list. */
export async function archiveSurvey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    await archive(actor, parse(surveyIdSchema, formFields(form)));
    revalidatePath(SURVEYS);
    redirect(SURVEYS);
  });
}

/** What a survey would do as it is typed, in words. Changes nothing. */
export async function previewSurvey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const plan = parse(planSchema, formFields(form));
    return { message: describePlan(await getLocale(), plan, await countFitting(actor, plan)) };
  });
}

async function act(form: FormData, work: () => Promise<string>): Promise<FormState> {
  const state = await runForm(form, async () => ({ message: await work() }));
  revalidatePath(SURVEYS, "layout");
  return state;
}

function withCount(state: FormState, locale: string): FormState {
  const count = Object.keys(state.fields ?? {}).length;
  if (count === 0) return state;
  return { ...state, message: texts(locale, "settings")("errors", { count }) };
}
