import { useTranslations } from "next-intl";
import { Hint } from "@/components/ui/field";
import { Setting } from "@/components/ui/settings";
import { SEGMENTS } from "@/lib/base/vocabularies";
import type { Survey } from "@/lib/nps/campaigns/survey-queries";
import { NEW_SURVEY } from "@/lib/nps/campaigns/survey-schema";
import { NpsInput, NpsRadios } from "./fields";

/** Whom a survey asks. What the chosen kind does not need is hidden by the style sheet, scripts or not. */
export function SurveySegment({ survey }: { survey: Survey | null }) {
  const t = useTranslations("npsSettings.surveys.form");
  return (
    <Setting title={t("whom.title")} lead={t("whom.lead")}>
      <div className="group/segment grid grid-cols-1 gap-4.5">
        <NpsRadios
          name="segment"
          label={t("segment")}
          stored={survey?.segment ?? NEW_SURVEY.segment}
          options={SEGMENTS.map((value) => ({ value, label: t(`segments.${value}`) }))}
        />
        <div className="hidden grid-cols-1 gap-1.5 group-has-[[value^=last]:checked]/segment:grid group-has-[[value^=order]:checked]/segment:grid">
          <div className="flex flex-wrap gap-x-6 gap-y-4 [&_input]:w-28">
            {(["segmentFrom", "segmentTo"] as const).map((name) => (
              <NpsInput
                key={name}
                type="number"
                min={0}
                name={name}
                label={t(name)}
                stored={String(survey?.[name] ?? "")}
              />
            ))}
          </div>
          <Hint>{t("rangeHint")}</Hint>
        </div>
        <div className="hidden group-has-[[value=product]:checked]/segment:block group-has-[[value=tag]:checked]/segment:block">
          <NpsInput
            type="text"
            name="segmentText"
            label={t("segmentText")}
            hint={t("segmentTextHint")}
            stored={survey?.segmentText ?? ""}
          />
        </div>
      </div>
      <div className="hidden in-[form:has([value=relationship]:checked)]:block">
        <NpsInput
          type="number"
          min={1}
          max={10_000}
          name="batchSize"
          label={t("batchSize")}
          hint={t("batchSizeHint")}
          stored={String(survey?.batchSize ?? NEW_SURVEY.batchSize)}
          unit={t("batchSizeUnit")}
        />
      </div>
    </Setting>
  );
}
