"use client";

import type { ReactNode } from "react";
import { Checkbox, Switch } from "@/components/ui/choice";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field, Fieldset } from "@/components/ui/field";
import { Input, Textarea, WithUnit } from "@/components/ui/input";
import { useSettingsForm } from "./settings-form";

interface Words {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** Whether a box is ticked when the page comes: as it was sent, else as it is stored. */
function useTicked(name: string, value: string, stored: boolean): boolean {
  const { kept } = useSettingsForm();
  return kept ? (kept[name] ?? "").split(" ").includes(value) : stored;
}

export function SettingSwitch({ on, ...words }: Words & { on: boolean }) {
  const ticked = useTicked(words.name, "on", on);
  return <Switch id={words.name} value="on" defaultChecked={ticked} {...words} />;
}

export interface SettingCheckboxProps extends Words {
  id?: string;
  value?: string;
  on: boolean;
}

export function SettingCheckbox({ on, value = "on", id, ...words }: SettingCheckboxProps) {
  const ticked = useTicked(words.name, value, on);
  return <Checkbox id={id ?? words.name} value={value} defaultChecked={ticked} {...words} />;
}

/** A group of boxes with one name in the answer. */
export function SettingGroup({ name, label, hint, children }: Words & { children: ReactNode }) {
  const { fields } = useSettingsForm().state;
  return (
    <Fieldset id={name} legend={label} hint={hint} error={fields?.[name]}>
      {children}
    </Fieldset>
  );
}

export interface SettingInputProps extends Words {
  type: "url" | "number";
  stored: string;
  placeholder?: string;
  unit?: ReactNode;
}

export function SettingInput({ name, label, hint, stored, unit, ...input }: SettingInputProps) {
  const { state, kept } = useSettingsForm();
  const { fields } = state;
  const number = input.type === "number" && { min: 0, max: 1440, step: 1 };
  return (
    <Field id={name} label={label} hint={hint} error={fields?.[name]}>
      {(wiring) => {
        const control = (
          <Input
            {...wiring}
            {...input}
            {...number}
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

export interface SettingTextProps extends Words {
  stored: string;
  rows: number;
  /** With a live count up to this length. */
  max?: number;
  countText?: string;
  maxText?: string;
}

export function SettingText(props: SettingTextProps) {
  const { name, label, hint, stored, rows, max, countText = "", maxText = "" } = props;
  const { state, kept } = useSettingsForm();
  const { fields } = state;
  const defaultValue = kept?.[name] ?? stored;
  return (
    <Field id={name} label={label} hint={hint} error={fields?.[name]}>
      {(wiring) => {
        const common = { ...wiring, name, rows, defaultValue };
        if (max === undefined) return <Textarea {...common} spellCheck={false} />;
        return <CountedTextarea {...common} max={max} countText={countText} maxText={maxText} />;
      }}
    </Field>
  );
}
