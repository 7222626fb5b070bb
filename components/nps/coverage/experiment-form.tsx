"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Field, Fieldset } from "@/components/ui/field";
import { Input, Select, WithUnit } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { EXPERIMENT_SUBJECTS } from "@/lib/base/vocabularies";
import { beginExperiment } from "@/lib/nps/coverage/actions";

type TextName =
  | "about"
  | "delay"
  | "wording"
  | "otherDays"
  | "delayHint"
  | "days"
  | "otherTemplateId"
  | "wordingHint"
  | "choose"
  | "plannedEach"
  | "plannedUnit"
  | "plannedHint"
  | "start"
  | "starting"
  | "problem"
  | "lost";

export interface ExperimentFormProps {
  shopId: string;
  templates: { id: string; name: string }[];
  planned: { stored: number; min: number; max: number };
  texts: Record<TextName, string>;
}

/** Starts an experiment. Without scripts both kinds of fields stand there, and the choice says which one counts. */
export function ExperimentForm({ shopId, templates, planned, texts }: ExperimentFormProps) {
  const toast = useToast();
  const { state, kept, pending, form } = useFormAction(beginExperiment, {
    lost: texts.lost,
    onDone: ({ message }) => message && toast({ text: message }),
  });
  const { about, otherDays, otherTemplateId, plannedEach } = texts;
  const fields = state.fields ?? {};
  return (
    <form {...form} noValidate onKeyDown={sendOnCtrlEnter} className="group grid max-w-lg gap-4.5">
      <ShopField shopId={shopId} />
      <div className="empty:hidden">
        <FormErrors
          state={state}
          names={{ about, otherDays, otherTemplateId, plannedEach }}
          line={texts.problem}
        />
      </div>
      <Fieldset id="about" legend={about} error={fields.about}>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {EXPERIMENT_SUBJECTS.map((kind) => (
            <label key={kind} className="check">
              <input
                type="radio"
                name="about"
                value={kind}
                defaultChecked={(kept?.about ?? "delay") === kind}
              />
              <span>{texts[kind]}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      <Field
        id="otherDays"
        label={otherDays}
        hint={texts.delayHint}
        error={fields.otherDays}
        className="group-has-[[value=wording]:checked]:hidden"
      >
        {(wiring) => (
          <WithUnit unit={texts.days}>
            <Input
              {...wiring}
              name="otherDays"
              type="number"
              min={0}
              max={60}
              step={1}
              autoComplete="off"
              defaultValue={kept?.otherDays}
            />
          </WithUnit>
        )}
      </Field>
      <Field
        id="otherTemplateId"
        label={otherTemplateId}
        hint={texts.wordingHint}
        error={fields.otherTemplateId}
        className="group-has-[[value=delay]:checked]:hidden"
      >
        <Select name="otherTemplateId" defaultValue={kept?.otherTemplateId ?? ""}>
          <option value="">{texts.choose}</option>
          {templates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        id="plannedEach"
        label={plannedEach}
        hint={texts.plannedHint}
        error={fields.plannedEach}
      >
        {(wiring) => (
          <WithUnit unit={texts.plannedUnit}>
            <Input
              {...wiring}
              name="plannedEach"
              type="number"
              min={planned.min}
              max={planned.max}
              step={1}
              autoComplete="off"
              defaultValue={kept?.plannedEach ?? planned.stored}
            />
          </WithUnit>
        )}
      </Field>
      <div>
        <SubmitButton pending={pending} pendingLabel={texts.starting}>
          {texts.start}
        </SubmitButton>
      </div>
    </form>
  );
}
