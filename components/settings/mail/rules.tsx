import { SwitchField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SaveRow } from "@/components/form/save-row";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { type Clock, formatDay, zoneName } from "@/lib/base/format";
import { MAIL_RULES_LIMITS } from "@/lib/base/limits";
import { after, DAY } from "@/lib/base/time";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveRules } from "@/lib/settings/mail/actions";
import { quietEffect } from "@/lib/settings/mail/quiet-effect";
import type { MailRules } from "@/lib/settings/mail/schema";

export interface RulesProps {
  shopId: string;
  rules: MailRules;
  clock: Clock;
}

/** Contact budget, quiet hours, the time to undo and how long things are kept, each with what it does now. */
export function Rules({ shopId, rules, clock }: RulesProps) {
  const t = useTranslations("mailSettings");
  const labels = useTranslations("labels");
  const day = (days: number) => formatDay(after(clock.now, days * DAY), clock);
  const kept = (days: number | null) => ({ days: days ?? -1, date: day(-(days ?? 0)) });
  const { budgetDays, lowRatingDays, undoSeconds, keepMailDays, keepVisitDays } = rules;
  const budget = { days: budgetDays, asked: day(0), again: day(budgetDays) };
  const quiet = { ...quietEffect(rules, clock), zone: zoneName(clock.timeZone) };
  const days = { type: "number", unit: labels("days") } as const;
  return (
    <Form
      action={saveRules}
      shopId={shopId}
      values={rules}
      labels={useLabels((words) => words.mailSettings.fields)}
      limits={MAIL_RULES_LIMITS}
      errors="none"
    >
      <Setting title={t("pace.title")} lead={t("pace.lead")}>
        <div className="empty:hidden">
          <FormErrors />
        </div>
        <Field {...days} name="budgetDays" hint={t("budgetHint", budget)} />
        <Field
          {...days}
          name="lowRatingDays"
          hint={t("lowRatingHint", { days: lowRatingDays ?? 0 })}
        />
        <SwitchField name="quietOn" hint={t("quietHint")} />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <Field type="time" name="quietFrom" required controlClass="w-40" />
          <Field type="time" name="quietTo" required controlClass="w-40" />
        </div>
        <p className="max-w-[62ch] text-sm text-muted">{t("quietNow", quiet)}</p>
      </Setting>
      <Setting title={t("undo.title")} lead={t("undo.lead")}>
        <Field
          {...days}
          unit={t("seconds")}
          name="undoSeconds"
          hint={t("undoHint", { seconds: undoSeconds })}
        />
      </Setting>
      <Setting title={t("keeping.title")} lead={t("keeping.lead")}>
        <Field {...days} name="keepMailDays" hint={t("keepMailHint", kept(keepMailDays))} />
        <Field {...days} name="keepVisitDays" hint={t("keepVisitHint", kept(keepVisitDays))} />
        <SaveRow />
      </Setting>
    </Form>
  );
}
