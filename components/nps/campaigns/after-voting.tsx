import { RadioField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { AFTER_VOTING } from "@/lib/nps/campaigns/schema";

/** Where customers go after voting: two pages of the shop's, or ours. */
export function AfterVoting() {
  const t = useTranslations("npsSettings.landing");
  return (
    <Setting title={t("title")} lead={t("lead")}>
      <div className="group grid grid-cols-1 gap-4.5">
        <RadioField
          name="afterVoting"
          hideLabel
          cards
          options={AFTER_VOTING.map((value) => ({
            value,
            label: t(`choices.${value}`),
            hint: t(`choiceHints.${value}`),
          }))}
        />
        <div className="grid grid-cols-1 gap-4.5 group-has-[[value=starloop]:checked]:hidden">
          <Field type="url" name="successUrl" hint={t("successUrlHint")} />
          <Field type="url" name="errorUrl" hint={t("errorUrlHint")} />
        </div>
      </div>
    </Setting>
  );
}
