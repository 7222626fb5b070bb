"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { moveRule, removeRule, switchRule } from "@/lib/nps/rules/arrange-rules";
import { describeTrial, type TrialWords } from "@/lib/nps/rules/describe-trial";
import { addRule, changeRule } from "@/lib/nps/rules/save-rule";
import {
  moveRuleSchema,
  ruleIdSchema,
  ruleSchema,
  ruleTargetSchema,
  switchRuleSchema,
} from "@/lib/nps/rules/schema";
import { tryRule } from "@/lib/nps/rules/try-rule";

const PATH = "/settings/nps/rules";

const sentSchema = ruleSchema.extend({
  ruleId: ruleIdSchema,
  intent: z.enum(["save", "try"]).catch("save"),
});

/** After a try, what the rule would have done, in words. */
export type RuleFormState = FormState & { trial?: TrialWords };

/** Saves a rule, new or not, or tries it on past answers as it is typed. */
export async function saveRule(_: RuleFormState, form: FormData): Promise<RuleFormState> {
  const locale = await getLocale();
  let trial: TrialWords | undefined;
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const { intent, ruleId, ...rule } = parse(sentSchema, formFields(form));
    if (intent === "try") {
      trial = await describeTrial(actor, locale, await tryRule(actor, rule, ruleId));
      return undefined;
    }
    if (ruleId) await changeRule(actor, { ruleId, ...rule });
    else await addRule(actor, rule);
    revalidatePath(PATH, "layout");
    redirect(PATH);
  });
  // A form sent without scripts comes back with everything that was typed.
  return trial ? { ...state, trial, values: formFields(form) } : state;
}

/** Gate, parse, verb, and what to say of it. */
async function change<S extends z.ZodType>(
  form: FormData,
  schema: S,
  verb: (actor: MemberActor, input: z.output<S>) => Promise<string>,
): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    return { message: await verb(actor, parse(schema, formFields(form))) };
  });
  revalidatePath(PATH, "layout");
  return state;
}

export async function moveRuleInList(_: FormState, form: FormData): Promise<FormState> {
  const t = texts(await getLocale(), "npsRules");
  return change(form, moveRuleSchema, async (actor, input) =>
    t("act.moved", { place: await moveRule(actor, input) }),
  );
}

export async function switchRuleOnOrOff(_: FormState, form: FormData): Promise<FormState> {
  const t = texts(await getLocale(), "npsRules");
  return change(form, switchRuleSchema, async (actor, input) => {
    await switchRule(actor, input);
    return t(input.active ? "act.switchedOn" : "act.switchedOff");
  });
}

/** Deletes a rule and goes back to the list. */
export async function deleteRule(_: FormState, form: FormData): Promise<FormState> {
  return change(form, ruleTargetSchema, async (actor, input) => {
    await removeRule(actor, input);
    revalidatePath(PATH, "layout");
    redirect(PATH);
  });
}
