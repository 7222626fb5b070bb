import { useTranslations } from "next-intl";
import { type Clock, formatDay, zoneName } from "@/lib/base/format";
import { after, DAY } from "@/lib/base/time";
import { quietEffect } from "@/lib/settings/mail/quiet-effect";
import type { MailRules } from "@/lib/settings/mail/schema";
import { RulesForm } from "./rules-form";

export interface RulesProps {
  shopId: string;
  rules: MailRules;
  clock: Clock;
}

/** Contact budget, quiet hours and retention, each with what it does now. */
export function Rules({ shopId, rules, clock }: RulesProps) {
  const t = useTranslations("mailSettings");
  const lost = useTranslations("dashboard")("lost");
  const day = (days: number) => formatDay(after(clock.now, days * DAY), clock);
  const kept = (days: number | null) => ({ days: days ?? -1, date: day(-(days ?? 0)) });
  const names = ["budgetDays", "quietFrom", "quietTo", "keepMailDays", "keepVisitDays"] as const;
  return (
    <RulesForm
      shopId={shopId}
      rules={rules}
      names={Object.fromEntries(names.map((name) => [name, t(`names.${name}`)]))}
      texts={{
        pace: { title: t("pace.title"), lead: t("pace.lead") },
        keeping: { title: t("keeping.title"), lead: t("keeping.lead") },
        budgetDays: t("budgetDays"),
        budgetHint: t("budgetHint", {
          days: rules.budgetDays,
          asked: day(0),
          again: day(rules.budgetDays),
        }),
        quietOn: t("quietOn"),
        quietHint: t("quietHint"),
        quietFrom: t("quietFrom"),
        quietTo: t("quietTo"),
        quietNow: t("quietNow", {
          ...quietEffect(rules, clock),
          zone: zoneName(clock.timeZone),
        }),
        keepMailDays: t("keepMailDays"),
        keepMailHint: t("keepMailHint", kept(rules.keepMailDays)),
        keepVisitDays: t("keepVisitDays"),
        keepVisitHint: t("keepVisitHint", kept(rules.keepVisitDays)),
        days: t("days"),
        save: t("save"),
        saving: t("saving"),
        problem: t("problem"),
        lost,
      }}
    />
  );
}
