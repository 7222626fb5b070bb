import { DialogButton } from "@/components/form/dialog-form";
import { useTranslations } from "@/lib/i18n/use-translations";
import { deleteRule } from "@/lib/nps/rules/actions";
import type { RuleRow } from "@/lib/nps/rules/queries";

/** Takes a rule off the list, after saying what stays. */
export function RemoveRule({ rule, shopId }: { rule: RuleRow; shopId: string }) {
  const t = useTranslations("npsRules.remove");
  return (
    <DialogButton
      action={deleteRule}
      shopId={shopId}
      hidden={{ ruleId: rule.id }}
      button={{ label: t("act"), icon: "trash-2" }}
      title={t("title", { name: rule.name })}
      submit={{ label: t("submit"), pending: "deleting", final: true }}
      cancel={t("keep")}
    >
      <p>{t("text")}</p>
    </DialogButton>
  );
}
