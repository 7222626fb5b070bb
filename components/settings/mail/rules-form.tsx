"use client";

import type { ReactNode } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Switch } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input, WithUnit } from "@/components/ui/input";
import { Setting } from "@/components/ui/settings";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveRules } from "@/lib/settings/mail/actions";
import type { MailRules } from "@/lib/settings/mail/schema";

type Words = { title: string; lead: string };

export interface RulesFormProps {
  shopId: string;
  rules: MailRules;
  names: Record<string, string>;
  texts: {
    pace: Words;
    keeping: Words;
    budgetDays: string;
    budgetHint: string;
    quietOn: string;
    quietHint: string;
    quietFrom: string;
    quietTo: string;
    quietNow: string;
    keepMailDays: string;
    keepMailHint: string;
    keepVisitDays: string;
    keepVisitHint: string;
    days: string;
    save: string;
    saving: string;
    problem: string;
    lost: string;
  };
}

/** How often customers are asked and when not, and how long things are kept. */
export function RulesForm({ shopId, rules, names, texts }: RulesFormProps) {
  const act = useFormAction(saveRules, { lost: texts.lost });
  const { state, kept } = act;
  const part = { rules, texts, kept, fields: state.fields ?? {} };
  return (
    <form {...act.form} noValidate onKeyDown={sendOnCtrlEnter}>
      <ShopField shopId={shopId} />
      <Pace {...part} errors={<FormErrors state={state} names={names} line={texts.problem} />} />
      <Setting title={texts.keeping.title} lead={texts.keeping.lead}>
        <DaysField name="keepMailDays" hint={texts.keepMailHint} {...part} />
        <DaysField name="keepVisitDays" hint={texts.keepVisitHint} {...part} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton pending={act.pending} pendingLabel={texts.saving}>
            {texts.save}
          </SubmitButton>
          <span role="status" className="text-sm text-muted">
            {state.status === "done" && state.message}
          </span>
        </div>
      </Setting>
    </form>
  );
}

type Part = Pick<RulesFormProps, "rules" | "texts"> & {
  fields: Record<string, string>;
  kept: Record<string, string> | null;
};

function Pace(props: Part & { errors: ReactNode }) {
  const { rules, texts, fields, kept, errors } = props;
  return (
    <Setting title={texts.pace.title} lead={texts.pace.lead}>
      <div className="empty:hidden">{errors}</div>
      <DaysField {...props} name="budgetDays" hint={texts.budgetHint} />
      <Switch
        id="quietOn"
        name="quietOn"
        label={texts.quietOn}
        hint={texts.quietHint}
        defaultChecked={kept ? kept.quietOn !== undefined : rules.quietOn}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {(["quietFrom", "quietTo"] as const).map((name) => (
          <Field key={name} id={name} label={texts[name]} error={fields[name]}>
            <Input
              name={name}
              type="time"
              required
              className="w-40"
              defaultValue={kept?.[name] ?? rules[name]}
            />
          </Field>
        ))}
      </div>
      <p className="max-w-[62ch] text-sm text-muted">{texts.quietNow}</p>
    </Setting>
  );
}

type DaysName = "budgetDays" | "keepMailDays" | "keepVisitDays";

function DaysField({
  name,
  hint,
  rules,
  texts,
  fields,
  kept,
}: Part & { name: DaysName; hint: string }) {
  return (
    <Field id={name} label={texts[name]} hint={hint} error={fields[name]}>
      {(wiring) => (
        <WithUnit unit={texts.days}>
          <Input
            {...wiring}
            name={name}
            type="number"
            min={0}
            max={3650}
            step={1}
            autoComplete="off"
            defaultValue={kept?.[name] ?? rules[name] ?? ""}
          />
        </WithUnit>
      )}
    </Field>
  );
}
