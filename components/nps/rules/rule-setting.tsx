import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/settings/act-dialog";
import { PRIORITIES } from "@/lib/base/vocabularies";
import { dropRule } from "@/lib/nps/rules/actions";
import type { RuleChoices, RuleRow } from "@/lib/nps/rules/queries";
import { RuleForm } from "./rule-form";

/** Detractors. */
const USUAL_SCORE = 6;
const SCORES = Array.from({ length: 11 }, (_, score) => score);

export interface RuleSettingProps {
  /** Null for a new one. */
  rule: RuleRow | null;
  choices: RuleChoices;
  shopId: string;
}

/** A rule's form with its words, as it is stored or as a new one begins. */
export function RuleSetting({ rule, choices, shopId }: RuleSettingProps) {
  const t = useTranslations("npsRules.form");
  const priorities = useTranslations("updates.priority");
  const texts = useRuleTexts(rule);
  return (
    <RuleForm
      shopId={shopId}
      ruleId={rule?.id ?? ""}
      values={valuesOf(rule, choices, t("titleDefault"))}
      choices={{
        scores: SCORES.map((score) => ({
          id: String(score),
          name: t("maxScoreOption", { score }),
        })),
        categories: choices.categories.map(({ id, name }) => ({ id: String(id), name })),
        statuses: choices.statuses,
        priorities: PRIORITIES.map((id) => ({ id, name: priorities(id) })),
        members: choices.members,
      }}
      names={{
        name: texts.name,
        maxScore: texts.maxScore,
        categoryId: texts.categoryId,
        keywords: texts.keywords,
        title: texts.title,
        statusId: texts.statusId,
        priority: texts.priority,
        assigneeId: texts.assigneeId,
      }}
      texts={texts}
    />
  );
}

function valuesOf(rule: RuleRow | null, choices: RuleChoices, title: string) {
  const assignee = rule?.assignee?.gone ? null : rule?.assignee;
  return {
    name: rule?.name ?? "",
    maxScore: String(rule?.maxScore ?? USUAL_SCORE),
    categoryId: rule?.category ? String(rule.category.id) : "",
    keywords: rule?.keywords.join("\n") ?? "",
    title: rule?.title ?? title,
    statusId: rule?.status.id ?? choices.statuses[0]?.id ?? "",
    priority: rule?.priority ?? "normal",
    assigneeId: assignee?.id ?? "",
  };
}

function useRuleTexts(rule: RuleRow | null) {
  const t = useTranslations("npsRules.form");
  const trial = useTranslations("npsRules.trial");
  const gone = rule?.assignee?.gone ? rule.assignee.name : null;
  return {
    which: t("which"),
    whichLead: t("whichLead"),
    work: t("work"),
    workLead: t("workLead"),
    name: t("name"),
    nameHint: t("nameHint"),
    maxScore: t("maxScore"),
    maxScoreHint: t("maxScoreHint"),
    categoryId: t("categoryId"),
    anyCategory: t("anyCategory"),
    keywords: t("keywords"),
    keywordsHint: t("keywordsHint"),
    title: t("title"),
    titleHint: t("titleHint"),
    statusId: t("statusId"),
    priority: t("priority"),
    assigneeId: t("assigneeId"),
    nobody: t("nobody"),
    assigneeHint: gone && t("gone", { name: gone }),
    save: rule ? t("save") : t("add"),
    saving: t("saving"),
    tryIt: t("try"),
    trying: t("trying"),
    cancel: t("cancel"),
    problem: t("problem"),
    lost: useTranslations("dashboard")("lost"),
    noComment: trial("noComment"),
  };
}

/** Takes a rule off the list, after saying what stays. */
export function RemoveRule({ rule, shopId }: { rule: RuleRow; shopId: string }) {
  const t = useTranslations("npsRules.remove");
  return (
    <ActDialog
      act={dropRule}
      shopId={shopId}
      fields={{ ruleId: rule.id }}
      open={{ label: t("act"), icon: "trash-2" }}
      title={t("title", { name: rule.name })}
      final
      texts={{
        save: t("submit"),
        saving: t("removing"),
        cancel: t("keep"),
        close: useTranslations("ui")("close"),
        lost: useTranslations("dashboard")("lost"),
      }}
    >
      <p>{t("text")}</p>
    </ActDialog>
  );
}
