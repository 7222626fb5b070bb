import { RadioField } from "@/components/form/choice-fields";
import { Field, SelectField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormToast } from "@/components/form/form-toast";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { EXPERIMENT_LIMITS } from "@/lib/base/limits";
import { EXPERIMENT_SUBJECTS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { beginExperiment } from "@/lib/nps/coverage/actions";
import { FIND, type NewExperimentChoices } from "@/lib/nps/coverage/experiments";

export interface ExperimentFormProps {
  choices: NewExperimentChoices;
  shopId: string;
}

/** Starts an experiment. Without scripts both kinds of fields are shown, and the choice says which one counts. */
export function ExperimentForm({ choices, shopId }: ExperimentFormProps) {
  const t = useTranslations("npsAsking.experiment");
  const npsSettings = useTranslations("npsSettings");
  const labels = useTranslations("labels");
  const { days, templates, planned, rate, guessed } = choices;
  const plan = { count: planned, points: FIND * 100, rate, guessed: String(guessed) };
  return (
    <Form
      action={beginExperiment}
      shopId={shopId}
      labels={useLabels((words) => words.npsAsking.experiment.fields)}
      limits={EXPERIMENT_LIMITS}
      values={{ about: "delay", plannedEach: planned }}
      className="group grid max-w-lg gap-4.5"
    >
      <FormToast />
      <RadioField
        name="about"
        options={EXPERIMENT_SUBJECTS.map((value) => ({ value, label: t(value) }))}
      />
      <Field
        name="otherDays"
        type="number"
        unit={labels("days")}
        hint={t("delayHint", { days })}
        className="group-has-[[value=wording]:checked]:hidden"
      />
      <SelectField
        name="otherTemplateId"
        hint={t(templates.length > 0 ? "wordingHint" : "noTemplates")}
        options={[
          { value: "", label: npsSettings("chooseTemplate") },
          ...templates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        className="group-has-[[value=delay]:checked]:hidden"
      />
      <Field
        name="plannedEach"
        type="number"
        unit={t("plannedUnit")}
        hint={t("plannedHint", plan)}
      />
      <div>
        <Submit pending="starting">{t("start")}</Submit>
      </div>
    </Form>
  );
}
