"use client";

import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { type Option, Options } from "@/components/ui/options";

export type RuleFieldTexts = Record<
  | "name"
  | "nameHint"
  | "maxScore"
  | "maxScoreHint"
  | "categoryId"
  | "anyCategory"
  | "keywords"
  | "keywordsHint"
  | "title"
  | "titleHint"
  | "statusId"
  | "priority"
  | "assigneeId"
  | "nobody",
  string
> & { assigneeHint: string | null };

export interface RuleFieldsProps {
  values: Record<string, string>;
  errors: Record<string, string>;
  choices: Record<"scores" | "categories" | "statuses" | "priorities" | "members", Option[]>;
  texts: RuleFieldTexts;
}

/** What a rule is called, and which answers it fits. */
export function AnswerFields({ values, errors, choices, texts }: RuleFieldsProps) {
  return (
    <>
      <Field id="name" label={texts.name} hint={texts.nameHint} error={errors.name}>
        <Input name="name" defaultValue={values.name} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-1 items-start gap-4.5 sm:grid-cols-2">
        <Field
          id="maxScore"
          label={texts.maxScore}
          hint={texts.maxScoreHint}
          error={errors.maxScore}
        >
          <Select name="maxScore" defaultValue={values.maxScore}>
            <Options list={choices.scores} />
          </Select>
        </Field>
        <Field id="categoryId" label={texts.categoryId} error={errors.categoryId}>
          <Select name="categoryId" defaultValue={values.categoryId}>
            <option value="">{texts.anyCategory}</option>
            <Options list={choices.categories} />
          </Select>
        </Field>
      </div>
      <Field id="keywords" label={texts.keywords} hint={texts.keywordsHint} error={errors.keywords}>
        <Textarea name="keywords" rows={4} defaultValue={values.keywords} />
      </Field>
    </>
  );
}

/** The update it opens. */
export function WorkFields({ values, errors, choices, texts }: RuleFieldsProps) {
  return (
    <>
      <Field id="title" label={texts.title} hint={texts.titleHint} error={errors.title}>
        <Input name="title" defaultValue={values.title} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-1 items-start gap-4.5 sm:grid-cols-2">
        <Field id="statusId" label={texts.statusId} error={errors.statusId}>
          <Select name="statusId" defaultValue={values.statusId}>
            <Options list={choices.statuses} />
          </Select>
        </Field>
        <Field id="priority" label={texts.priority} error={errors.priority}>
          <Select name="priority" defaultValue={values.priority}>
            <Options list={choices.priorities} />
          </Select>
        </Field>
      </div>
      <Field
        id="assigneeId"
        label={texts.assigneeId}
        hint={texts.assigneeHint}
        error={errors.assigneeId}
      >
        <Select name="assigneeId" defaultValue={values.assigneeId}>
          <option value="">{texts.nobody}</option>
          <Options list={choices.members} />
        </Select>
      </Field>
    </>
  );
}
