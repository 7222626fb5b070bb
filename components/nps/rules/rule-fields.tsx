import { Field, SelectField, TextField } from "@/components/form/field";
import { PRIORITIES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RuleChoices } from "@/lib/nps/rules/queries";

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** What a rule is called, and which answers it fits. */
export function AnswerFields({ choices }: { choices: RuleChoices }) {
  const t = useTranslations("npsRules.form");
  const labels = useTranslations("labels");
  const scores = SCORES.map((score) => ({
    value: String(score),
    label: t("maxScoreOption", { score }),
  }));
  return (
    <>
      <Field name="name" hint={t("nameHint")} />
      <div className="grid grid-cols-1 items-start gap-4.5 sm:grid-cols-2">
        <SelectField name="maxScore" hint={t("maxScoreHint")} options={scores} />
        <SelectField
          name="categoryId"
          options={[
            { value: "", label: labels("anyCategory") },
            ...choices.categories.map(optionOf),
          ]}
        />
      </div>
      <TextField name="keywords" hint={t("keywordsHint")} rows={4} />
    </>
  );
}

/** The update it opens. `gone`: who had it and has left. */
export function WorkFields({ choices, gone }: { choices: RuleChoices; gone: string | null }) {
  const t = useTranslations("npsRules.form");
  const labels = useTranslations("labels");
  const priorities = useTranslations("updates.priority");
  return (
    <>
      <Field name="title" hint={t("titleHint")} />
      <div className="grid grid-cols-1 items-start gap-4.5 sm:grid-cols-2">
        <SelectField name="statusId" options={choices.statuses.map(optionOf)} />
        <SelectField
          name="priority"
          options={PRIORITIES.map((value) => ({ value, label: priorities(value) }))}
        />
      </div>
      <SelectField
        name="assigneeId"
        hint={gone && t("gone", { name: gone })}
        options={[{ value: "", label: labels("unassigned") }, ...choices.members.map(optionOf)]}
      />
    </>
  );
}

function optionOf({ id, name }: { id: string | number; name: string }) {
  return { value: String(id), label: name };
}
