"use client";

import Link from "next/link";
import { useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ShopField } from "@/components/shell/shop-scope";
import { ButtonRow, LinkButton } from "@/components/ui/button";
import type { Option } from "@/components/ui/options";
import { Setting } from "@/components/ui/settings";
import { SubmitButton } from "@/components/ui/submit-button";
import { type RuleFormState, saveRule } from "@/lib/nps/rules/actions";
import { AnswerFields, type RuleFieldTexts, WorkFields } from "./rule-fields";
import { TrialResult, type TrialTexts } from "./trial-result";

export type RuleValues = Record<
  | "name"
  | "maxScore"
  | "categoryId"
  | "keywords"
  | "title"
  | "statusId"
  | "priority"
  | "assigneeId",
  string
>;

export interface RuleFormProps {
  shopId: string;
  /** Empty for a new rule. */
  ruleId: string;
  values: RuleValues;
  choices: Record<"scores" | "categories" | "statuses" | "priorities" | "members", Option[]>;
  /** What each field is called, in the order of the page. */
  names: Record<string, string>;
  texts: RuleFieldTexts &
    TrialTexts &
    Record<
      | "which"
      | "whichLead"
      | "work"
      | "workLead"
      | "save"
      | "saving"
      | "tryIt"
      | "trying"
      | "cancel"
      | "problem"
      | "lost",
      string
    >;
}

/** One rule: which answers, what they open, and what it would have done with past ones. */
export function RuleForm({ shopId, ruleId, values, choices, names, texts }: RuleFormProps) {
  const [typed, setTyped] = useState(false);
  const act = useFormAction(saveRule, { lost: texts.lost });
  const state: RuleFormState = act.state;
  const shared = {
    values: { ...values, ...act.kept },
    errors: state.fields ?? {},
    choices,
    texts,
  };
  useLeaveWarning(typed && !act.pending);
  return (
    <form
      {...act.form}
      noValidate
      onInput={() => setTyped(true)}
      onKeyDown={sendOnCtrlEnter}
      className="page-body"
    >
      <ShopField shopId={shopId} />
      <input type="hidden" name="ruleId" value={ruleId} />
      <div className="mb-5 empty:hidden">
        <FormErrors state={state} names={names} line={texts.problem} />
      </div>
      <Setting title={texts.which} lead={texts.whichLead}>
        <AnswerFields {...shared} />
      </Setting>
      <Setting title={texts.work} lead={texts.workLead}>
        <WorkFields {...shared} />
        <ButtonRow>
          <SubmitButton
            name="intent"
            value="save"
            pending={act.pending}
            pendingLabel={texts.saving}
          >
            {texts.save}
          </SubmitButton>
          <SubmitButton
            name="intent"
            value="try"
            variant="default"
            pending={act.pending}
            pendingLabel={texts.trying}
          >
            {texts.tryIt}
          </SubmitButton>
          <LinkButton as={Link} variant="quiet" href="/settings/nps/rules">
            {texts.cancel}
          </LinkButton>
        </ButtonRow>
        {state.trial && <TrialResult trial={state.trial} answer={state} texts={texts} />}
      </Setting>
    </form>
  );
}
