import { RadioField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { Setting } from "@/components/ui/settings";
import { SURVEY_INTERVAL, SURVEY_LIMITS } from "@/lib/base/limits";
import { NAMED_SURVEY_KINDS } from "@/lib/base/vocabularies";
import type { Messages } from "@/lib/i18n/texts";
import { useTranslations } from "@/lib/i18n/use-translations";
import { writeSurvey } from "@/lib/nps/campaigns/actions";
import type { Offer } from "@/lib/nps/campaigns/queries";
import { afterVotingOf } from "@/lib/nps/campaigns/schema";
import type { SurveySettings } from "@/lib/nps/campaigns/survey-queries";
import { NEW_SURVEY } from "@/lib/nps/campaigns/survey-schema";
import { AfterVoting } from "./after-voting";
import { CountedUnder, MailChoice } from "./mail-choice";
import { SurveyPlan } from "./survey-plan";
import { SurveySegment } from "./survey-segment";

export interface SurveyFormProps {
  /** Null: a new one. */
  survey: SurveySettings | null;
  shopId: string;
  offer: Offer;
  locale: string;
  /** What it will do as saved, or as a new one begins, in words. */
  plan: string;
}

/** A survey: when and whom it asks, what it sends, and where answers are counted. */
export function SurveyForm({ survey, shopId, offer, locale, plan }: SurveyFormProps) {
  const t = useTranslations("npsSettings.surveys.form");
  const npsSettings = useTranslations("npsSettings");
  const labels = useTranslations("labels");
  const form = useTranslations("form");
  const counted = useTranslations("npsSettings.counted");
  const begins = {
    ...NEW_SURVEY,
    channelId: offer.channels[0]?.id,
    categoryId: offer.categories[0]?.id,
    afterVoting: "starloop",
  };
  return (
    <Words of={["npsSettings.check", "npsSettings.surveys.form.plan"]}>
      <SettingsForm
        action={writeSurvey}
        shopId={shopId}
        hidden={survey ? { surveyId: survey.id } : {}}
        values={survey ? { ...survey, afterVoting: afterVotingOf(survey) } : begins}
        labels={useLabels(labelsOf)}
        limits={SURVEY_LIMITS}
        adds={survey ? undefined : { label: t("add"), pending: "creating", idle: form("notSaved") }}
      >
        <SurveyTiming survey={survey} />
        <SurveySegment />
        <SurveyPlan stored={plan} />
        <Setting title={labels("mail")} lead={npsSettings("mail.lead")}>
          <MailChoice offer={offer} locale={locale} />
        </Setting>
        <Setting title={labels("channelAndCategory")} lead={counted("lead")}>
          <CountedUnder offer={offer} />
        </Setting>
        <AfterVoting />
      </SettingsForm>
    </Words>
  );
}

/** Its own fields, and what it has in common with the invitations after updates. */
function labelsOf({ labels, npsSettings }: Messages) {
  const { successUrl, errorUrl } = npsSettings.fields;
  const afterVoting = npsSettings.landing.title;
  const { name, template: templateId, channel: channelId, category: categoryId } = labels;
  const own = npsSettings.surveys.form.fields;
  return { name, ...own, templateId, channelId, categoryId, afterVoting, successUrl, errorUrl };
}

function SurveyTiming({ survey }: Pick<SurveyFormProps, "survey">) {
  const t = useTranslations("npsSettings.surveys.form");
  const labels = useTranslations("labels");
  const kinds = survey ? [survey.kind] : NAMED_SURVEY_KINDS;
  return (
    <Setting title={t("what.title")} lead={t("what.lead")}>
      <Field name="name" />
      <RadioField
        name="kind"
        hint={survey ? t("kindFixed") : undefined}
        options={kinds.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          hint: t(`kindHints.${value}`),
        }))}
      />
      <Field
        type="number"
        name="days"
        hint={t("daysHint", { least: SURVEY_INTERVAL.min, ...SURVEY_LIMITS.days })}
        unit={labels("days")}
      />
    </Setting>
  );
}
