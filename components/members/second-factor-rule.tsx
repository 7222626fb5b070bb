import { CheckboxField } from "@/components/form/choice-fields";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveSecondFactorRule } from "@/lib/members/actions";

export interface SecondFactorRuleProps {
  shopId: string;
  required: boolean;
  /** Whether the reader may change it. */
  owner: boolean;
  /** How many members would be led to set one up. */
  without: number;
}

/** Whether everybody on the team needs a second factor. */
export function SecondFactorRule({ shopId, required, owner, without }: SecondFactorRuleProps) {
  const t = useTranslations("members.factor");
  const labels = useTranslations("labels");
  const form = useTranslations("form");
  const fields = useLabels(({ members }) => ({ secondFactor: members.factor.label }));
  return (
    <Setting title={labels("twoFactor")} lead={t("lead")}>
      {owner ? (
        <SimpleForm
          action={saveSecondFactorRule}
          shopId={shopId}
          values={{ secondFactor: required ? "on" : "" }}
          labels={fields}
          submit={{ label: form("save"), saves: true, variant: "default" }}
        >
          <CheckboxField name="secondFactor" hint={t("hint", { count: without })} />
        </SimpleForm>
      ) : (
        <p>{t(required ? "required" : "free")}</p>
      )}
    </Setting>
  );
}
