"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { actionFresh, actionMember } from "@/lib/identity/gates/session";
import { makeSurveySecret } from "@/lib/nps/website/make-secret";
import { saveOrigins } from "@/lib/nps/website/save-origins";
import { linesOf, originsSchema } from "@/lib/nps/website/schema";
import { describeSave } from "@/lib/shops/describe-log";

/** A new secret in words, and the secret itself: the only time it can be read. */
export type NewSecretState = FormState & { secret?: string };

/** Makes or renews the secret of the survey API and shows it once. */
export async function renewSurveySecret(
  _: NewSecretState,
  form: FormData,
): Promise<NewSecretState> {
  let secret: string | undefined;
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    // Whoever has the secret needs no sign-in any more.
    await actionFresh();
    secret = await makeSurveySecret(actor);
    return undefined;
  });
  revalidatePath("/settings/nps/site");
  return { ...state, ...(secret && { secret }) };
}

/** Saves which sites may call from browsers; an answer that refuses names the wrong line. */
export async function saveSurveyOrigins(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  let lines: string[] = [];
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    lines = linesOf(formFields(form).origins ?? "");
    const changes = await saveOrigins(actor, parse(originsSchema, { origins: lines }));
    return { message: describeSave(locale, changes) };
  });
  revalidatePath("/settings/nps/site");
  const [wrong] = Object.entries(state.fields ?? {});
  if (!wrong) return state;
  const [path, problem] = wrong;
  const origin = lines[Number(path.split(".")[1])];
  const t = texts(locale, "npsSite");
  return {
    ...state,
    fields: { origins: origin ? t("wrongOrigin", { origin, problem }) : problem },
  };
}
