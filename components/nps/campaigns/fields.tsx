"use client";

import type { ReactNode } from "react";
import { useSettingsForm } from "@/components/settings/settings-form";
import { Field, Fieldset, Hint } from "@/components/ui/field";
import { Input, Select, WithUnit } from "@/components/ui/input";

interface Words {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

export interface NpsInputProps extends Words {
  type: "text" | "url" | "number";
  stored: string;
  unit?: ReactNode;
  min?: number;
  max?: number;
}

/** One line of a settings form, with its error and what was typed. */
export function NpsInput({ name, label, hint, stored, unit, ...input }: NpsInputProps) {
  const { state, kept } = useSettingsForm();
  return (
    <Field id={name} label={label} hint={hint} error={state.fields?.[name]}>
      {(wiring) => {
        const control = (
          <Input
            {...wiring}
            {...input}
            name={name}
            defaultValue={kept?.[name] ?? stored}
            autoComplete="off"
          />
        );
        return unit ? <WithUnit unit={unit}>{control}</WithUnit> : control;
      }}
    </Field>
  );
}

export interface NpsSelectProps extends Words {
  stored: string;
  /** Those that can't be chosen say why. */
  options: { value: string; label: string; disabled?: boolean }[];
}

export function NpsSelect({ name, label, hint, stored, options }: NpsSelectProps) {
  const { state, kept } = useSettingsForm();
  return (
    <Field id={name} label={label} hint={hint} error={state.fields?.[name]}>
      <Select name={name} defaultValue={kept?.[name] ?? stored}>
        {options.map(({ value, label: words, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export interface NpsRadiosProps extends Words {
  stored: string;
  options: { value: string; label: string; hint?: string }[];
}

export function NpsRadios({ name, label, hint, stored, options }: NpsRadiosProps) {
  const { state, kept } = useSettingsForm();
  const chosen = kept?.[name] ?? stored;
  return (
    <Fieldset id={name} legend={label} hint={hint} error={state.fields?.[name]}>
      {options.map((option) => (
        <div key={option.value}>
          <label className="check">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === chosen}
              aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
            />
            <span>{option.label}</span>
          </label>
          {option.hint && (
            <Hint id={`${name}-${option.value}-hint`} className="ms-7">
              {option.hint}
            </Hint>
          )}
        </div>
      ))}
    </Fieldset>
  );
}
