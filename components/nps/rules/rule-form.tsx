import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { LeaveWarning } from "@/components/form/leave-warning";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { Link } from "@/components/shell/link";
import { ButtonRow, LinkButton } from "@/components/ui/button";
import { Setting } from "@/components/ui/settings";
import type { Messages } from "@/lib/i18n/texts";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveRule } from "@/lib/nps/rules/actions";
import type { RuleChoices, RuleRow } from "@/lib/nps/rules/queries";
import { AnswerFields, WorkFields } from "./rule-fields";
import { TrialResult } from "./trial-result";

/** Detractors. */
const USUAL_SCORE = 6;

export interface RuleFormProps {
  /** Null for a new one. */
  rule: RuleRow | null;
  choices: RuleChoices;
  shopId: string;
}

/** One rule: which answers, what they open, and what it would have done with past ones. */
export function RuleForm({ rule, choices, shopId }: RuleFormProps) {
  const t = useTranslations("npsRules.form");
  const form = useTranslations("form");
  const gone = rule?.assignee?.gone ? rule.assignee.name : null;
  return (
    <Form
      action={saveRule}
      shopId={shopId}
      hidden={{ ruleId: rule?.id ?? "" }}
      labels={useLabels(fieldNames)}
      values={valuesOf(rule, choices, t("titleDefault"))}
      errors="none"
      className="page-body"
    >
      <LeaveWarning saves={false} />
      <div className="mb-5 empty:hidden">
        <FormErrors />
      </div>
      <Setting title={t("which")} lead={t("whichLead")}>
        <AnswerFields choices={choices} />
      </Setting>
      <Setting title={t("work")} lead={t("workLead")}>
        <WorkFields choices={choices} gone={gone} />
        <ButtonRow>
          <Submit name="intent" value="save" saves>
            {t(rule ? "save" : "add")}
          </Submit>
          <Submit name="intent" value="try" variant="default" pending="testing">
            {t("try")}
          </Submit>
          <LinkButton as={Link} variant="quiet" href="/settings/nps/rules">
            {form("cancel")}
          </LinkButton>
        </ButtonRow>
        <Words of={["npsRules.trial", "labels"]}>
          <TrialResult />
        </Words>
      </Setting>
    </Form>
  );
}

function valuesOf(rule: RuleRow | null, choices: RuleChoices, title: string) {
  const assignee = rule?.assignee?.gone ? null : rule?.assignee;
  return {
    name: rule?.name,
    maxScore: rule?.maxScore ?? USUAL_SCORE,
    categoryId: rule?.category?.id,
    keywords: rule?.keywords,
    title: rule?.title ?? title,
    statusId: rule?.status.id ?? choices.statuses[0]?.id,
    priority: rule?.priority ?? "normal",
    assigneeId: assignee?.id,
  };
}

function fieldNames({ labels, npsRules, updates }: Messages) {
  const { name, keywords, title } = npsRules.form.fields;
  const { statusId, priority, assigneeId } = updates.fields;
  const score = { maxScore: labels.score, categoryId: labels.category };
  return { name, ...score, keywords, title, statusId, priority, assigneeId };
}
