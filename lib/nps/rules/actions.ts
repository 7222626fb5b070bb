"use server";

import { z } from "zod";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { moveRule, removeRule, switchRule } from "@/lib/nps/rules/arrange-rules";
import { describeTrial, type TrialWords } from "@/lib/nps/rules/describe-trial";
import { addRule, changeRule } from "@/lib/nps/rules/save-rule";
import {
  moveRuleSchema,
  ruleIdSchema,
  ruleSchema,
  ruleTargetSchema,
  splitKeywords,
  switchRuleSchema,
} from "@/lib/nps/rules/schema";
import { tryRule } from "@/lib/nps/rules/try-rule";
import { readShop } from "@/lib/shops/queries";

const PATH = "/settings/nps/rules";

/** After a try, what the rule would have done, in words. */
export type RuleFormState = FormState & { trial?: TrialWords };

/** Saves a rule, new or not, or tries it on past answers as it is typed. */
export const saveRule = memberAction({
  role: "admin",
  read(form) {
    const fields = formFields(form);
    return { ...fields, keywords: splitKeywords(fields.keywords) };
  },
  input: ruleSchema.extend({
    ruleId: ruleIdSchema,
    intent: z.enum(["save", "try"]).catch("save"),
  }),
  async run(actor, { intent, ruleId, ...rule }) {
    if (intent === "try") {
      const { timeZone } = await readShop(actor);
      return { trial: await tryRule(actor, rule, ruleId), timeZone };
    }
    if (ruleId) await changeRule(actor, { ruleId, ...rule });
    else await addRule(actor, rule);
    return null;
  },
  goTo: (tried) => (tried ? undefined : PATH),
  say: (tried, _, locale): Partial<RuleFormState> | undefined =>
    tried ? { trial: describeTrial(tried.trial, locale, tried.timeZone) } : undefined,
  // A form sent without scripts comes back with everything that was typed.
  explain: (state, form) =>
    state.status === "done" ? { ...state, values: formFields(form) } : state,
});

export const moveRuleInList = memberAction({
  role: "admin",
  input: moveRuleSchema,
  run: moveRule,
  say: (place, _, locale) => texts(locale, "npsRules")("act.moved", { place }),
});

export const switchRuleOnOrOff = memberAction({
  role: "admin",
  input: switchRuleSchema,
  run: switchRule,
  say: (_, { active }, locale) =>
    texts(locale, "npsRules")(active ? "act.switchedOn" : "act.switchedOff"),
});

/** Deletes a rule and goes back to the list. */
export const deleteRule = memberAction({
  role: "admin",
  input: ruleTargetSchema,
  run: removeRule,
  goTo: () => PATH,
});
