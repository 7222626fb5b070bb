"use server";

import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { countFitting } from "@/lib/nps/campaigns/count-fitting";
import { describePlan } from "@/lib/nps/campaigns/describe-survey";
import { addSurvey, saveSolvedSurvey, saveSurvey } from "@/lib/nps/campaigns/save-survey";
import { solvedSurveySchema } from "@/lib/nps/campaigns/schema";
import { planSchema, surveyIdSchema, writtenSurveySchema } from "@/lib/nps/campaigns/survey-schema";
import {
  archiveSurvey as archive,
  startSurvey,
  stopSurvey,
} from "@/lib/nps/campaigns/switch-survey";
import { describeSave } from "@/lib/shops/describe-log";

const SURVEYS = "/settings/nps/surveys";

/** Saves the invitations after solved updates and says what changed. */
export const saveInvitations = memberAction({
  role: "admin",
  read(form) {
    const fields = formFields(form);
    const { templateId = "", active } = fields;
    return { ...fields, templateId, active: active !== undefined };
  },
  input: solvedSurveySchema,
  run: saveSolvedSurvey,
  say: (changes, _, locale) => describeSave(locale, changes),
});

/** Makes a survey and goes to the list, or saves one and says what changed. */
export const writeSurvey = memberAction({
  role: "admin",
  input: writtenSurveySchema,
  async run(actor, { surveyId, ...input }) {
    if (surveyId) return saveSurvey(actor, surveyId, input);
    await addSurvey(actor, input);
    return null;
  },
  goTo: (changes) => (changes ? undefined : SURVEYS),
  say: (changes, _, locale) => describeSave(locale, changes ?? []),
});

/** Begins to send a survey's invitations. */
export const switchSurveyOn = memberAction({
  role: "admin",
  input: surveyIdSchema,
  run: startSurvey,
  say: (name, _, locale) => texts(locale, "npsSettings")("surveys.startedNow", { name }),
  explain: sayWhatIsMissing,
});

/** The button has no fields: what a survey cannot be sent with is said as a whole. */
function sayWhatIsMissing({ fields, ...state }: FormState): FormState {
  return fields ? { ...state, message: Object.values(fields).join(" ") } : state;
}

/** Sends no more of a survey's invitations. */
export const switchSurveyOff = memberAction({
  role: "admin",
  input: surveyIdSchema,
  run: stopSurvey,
  say: (name, _, locale) => texts(locale, "npsSettings")("surveys.stoppedNow", { name }),
});

/** Archives a survey and goes to the list. */
export const archiveSurvey = memberAction({
  role: "admin",
  input: surveyIdSchema,
  run: archive,
  goTo: () => SURVEYS,
});

/** What a survey would do as it is typed, in words. Changes nothing. */
export const previewSurvey = memberAction({
  role: "admin",
  input: planSchema,
  run: countFitting,
  say: (fitting, plan, locale) => describePlan(locale, plan, fitting),
  readOnly: true,
});
