"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { adoptSchema, experimentIdSchema, experimentSchema } from "@/lib/nps/coverage/schema";
import { adoptVariant, startExperiment, stopExperiment } from "@/lib/nps/coverage/start-experiment";

/** Starts an experiment on delay or wording. */
export async function beginExperiment(_: FormState, form: FormData): Promise<FormState> {
  return act(form, "started", async () => {
    const actor = await actionMember(form, "admin");
    await startExperiment(actor, parse(experimentSchema, formFields(form)));
  });
}

/** Ends the experiment and leaves everything as it is set. */
export async function endExperiment(_: FormState, form: FormData): Promise<FormState> {
  return act(form, "stopped", async () => {
    const actor = await actionMember(form, "admin");
    await stopExperiment(actor, parse(experimentIdSchema, formFields(form)).experimentId);
  });
}

/** Ends the experiment and sets the better side from now on. */
export async function adoptBetter(_: FormState, form: FormData): Promise<FormState> {
  return act(form, "adopted", async () => {
    const actor = await actionMember(form, "admin");
    await adoptVariant(actor, parse(adoptSchema, formFields(form)));
  });
}

type Done = "started" | "stopped" | "adopted";

async function act(form: FormData, done: Done, work: () => Promise<void>): Promise<FormState> {
  const state = await runForm(form, async () => {
    await work();
    return { message: texts(await getLocale(), "npsAsking")(`experiment.${done}`) };
  });
  revalidatePath("/nps/asking");
  return state;
}
