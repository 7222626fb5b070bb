import { RadioField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { Hint } from "@/components/ui/field";
import { Setting } from "@/components/ui/settings";
import { SURVEY_LIMITS } from "@/lib/base/limits";
import { SEGMENTS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";

/** Whom a survey asks. What the chosen kind does not need is hidden by the style sheet, scripts or not. */
export function SurveySegment() {
  const t = useTranslations("npsSettings.surveys.form");
  return (
    <Setting title={t("whom.title")} lead={t("whom.lead")}>
      <div className="group/segment grid grid-cols-1 gap-4.5">
        <RadioField
          name="segment"
          options={SEGMENTS.map((value) => ({ value, label: t(`segments.${value}`) }))}
        />
        <div className="hidden grid-cols-1 gap-1.5 group-has-[[value^=last]:checked]/segment:grid group-has-[[value^=order]:checked]/segment:grid">
          <div className="flex flex-wrap gap-x-6 gap-y-4 [&_input]:w-28">
            <Field type="number" name="segmentFrom" />
            <Field type="number" name="segmentTo" />
          </div>
          <Hint>{t("rangeHint")}</Hint>
        </div>
        <div className="hidden group-has-[[value=product]:checked]/segment:block group-has-[[value=tag]:checked]/segment:block">
          <Field name="segmentText" hint={t("segmentTextHint")} />
        </div>
      </div>
      <div className="hidden in-[form:has([value=relationship]:checked)]:block">
        <Field
          type="number"
          name="batchSize"
          hint={t("batchSizeHint", SURVEY_LIMITS.batchSize)}
          unit={t("batchSizeUnit")}
        />
      </div>
    </Setting>
  );
}
