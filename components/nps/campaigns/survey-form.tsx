import { useTranslations } from "next-intl";
import { SettingsForm } from "@/components/settings/settings-form";
import { useSettingsFormTexts } from "@/components/settings/settings-form-texts";
import { Setting } from "@/components/ui/settings";
import { SURVEY_KINDS } from "@/lib/base/vocabularies";
import { writeSurvey } from "@/lib/nps/campaigns/actions";
import type { Offer } from "@/lib/nps/campaigns/queries";
import type { Survey } from "@/lib/nps/campaigns/survey-queries";
import { NEW_SURVEY } from "@/lib/nps/campaigns/survey-schema";
import { NpsInput, NpsRadios } from "./fields";
import { CountedUnder, MailChoice } from "./mail-choice";
import { SurveyPlan } from "./survey-plan";
import { SurveySegment } from "./survey-segment";

export interface SurveyFormProps {
  /** Null: a new one. */
  survey: Survey | null;
  shopId: string;
  offer: Offer;
  locale: string;
  /** What it will do as saved, or as a new one begins, in words. */
  plan: string;
}

const FIELDS = [
  "name",
  "kind",
  "days",
  "segment",
  "segmentFrom",
  "segmentTo",
  "segmentText",
  "batchSize",
  "templateId",
  "successUrl",
  "errorUrl",
  "channelId",
  "categoryId",
] as const;

/** A survey: when and whom it asks, what it sends, and where answers are counted. */
export function SurveyForm({ survey, shopId, offer, locale, plan }: SurveyFormProps) {
  const t = useTranslations("npsSettings.surveys.form");
  const all = useTranslations("npsSettings");
  const own = useSettingsFormTexts();
  const names = Object.fromEntries(
    FIELDS.map((name) => [name, t.has(name as "days") ? t(name as "days") : all(name as "days")]),
  );
  const texts = survey
    ? own
    : { ...own, saved: t("notSaved"), save: t("add"), saving: t("adding") };
  const ids = {
    channelId: String(survey?.channelId ?? offer.channels[0]?.id ?? ""),
    categoryId: String(survey?.categoryId ?? offer.categories[0]?.id ?? ""),
  };
  return (
    <SettingsForm act={writeSurvey} shopId={shopId} names={names} locale={locale} texts={texts}>
      {survey && <input type="hidden" name="surveyId" value={survey.id} autoComplete="off" />}
      <SurveyTiming survey={survey} />
      <SurveySegment survey={survey} />
      <SurveyPlan stored={plan} title={t("plan")} unknown={t("planUnknown")} />
      <Setting title={t("mail.title")} lead={t("mail.lead")}>
        <MailChoice offer={offer} stored={survey?.templateId ?? ""} locale={locale} />
      </Setting>
      <Setting title={all("counted.title")} lead={all("counted.lead")}>
        <CountedUnder offer={offer} {...ids} />
      </Setting>
      <Setting title={t("landing.title")} lead={t("landing.lead")}>
        {(["successUrl", "errorUrl"] as const).map((name) => (
          <NpsInput
            key={name}
            type="url"
            name={name}
            label={all(name)}
            hint={t(`${name}Hint`)}
            stored={survey?.[name] ?? ""}
          />
        ))}
      </Setting>
    </SettingsForm>
  );
}

function SurveyTiming({ survey }: Pick<SurveyFormProps, "survey">) {
  const t = useTranslations("npsSettings.surveys.form");
  const kind = survey?.kind ?? NEW_SURVEY.kind;
  const kinds = survey ? [survey.kind] : SURVEY_KINDS;
  return (
    <Setting title={t("what.title")} lead={t("what.lead")}>
      <NpsInput type="text" name="name" label={t("name")} stored={survey?.name ?? ""} />
      <NpsRadios
        name="kind"
        label={t("kind")}
        hint={survey ? t("kindFixed") : undefined}
        stored={kind}
        options={kinds.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          hint: t(`kindHints.${value}`),
        }))}
      />
      <NpsInput
        type="number"
        min={0}
        max={730}
        name="days"
        label={t("days")}
        hint={t("daysHint")}
        stored={String(survey?.days ?? NEW_SURVEY.days)}
        unit={t("daysUnit")}
      />
    </Setting>
  );
}
