"use client";

import type { ComponentProps, ReactNode } from "react";
import { Checkbox, Switch } from "@/components/ui/choice";
import { Fieldset, Hint } from "@/components/ui/field";
import { useField } from "./form-context";

interface Common {
  name: string;
  /** Where the form has no label of this name. */
  label?: ReactNode;
  hint?: ReactNode;
}

/** Something that is on or off. */
export function SwitchField({ name, label, hint }: Common) {
  const field = useField(name);
  return (
    <Switch
      id={field.id}
      name={name}
      value="on"
      label={label ?? field.label}
      hint={hint}
      defaultChecked={field.ticked("on")}
    />
  );
}

export interface CheckboxFieldProps extends Common {
  /** Of a group of boxes with one name: which of them. */
  value?: string;
  id?: string;
}

/** One box to tick; several with one name stand in a `FieldGroup`. */
export function CheckboxField({ name, value = "on", id, label, hint }: CheckboxFieldProps) {
  const field = useField(name);
  return (
    <Checkbox
      id={id ?? (value === "on" ? field.id : `${field.id}-${value}`)}
      name={name}
      value={value}
      label={label ?? field.label}
      hint={hint}
      defaultChecked={field.ticked(value)}
    />
  );
}

/** A group of boxes with one name in the answer. */
export function FieldGroup({ name, label, hint, children }: Common & { children: ReactNode }) {
  const field = useField(name);
  return (
    <Fieldset id={field.id} legend={label ?? field.label} hint={hint} error={field.error}>
      {children}
    </Fieldset>
  );
}

export interface RadioFieldProps extends Common {
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  /** Each choice in a box of its own. */
  cards?: boolean;
  hideLabel?: boolean;
}

/** One choice of a few that are all in sight. */
export function RadioField({ name, label, hint, options, cards, hideLabel }: RadioFieldProps) {
  const field = useField(name);
  return (
    <Fieldset
      id={field.id}
      legend={label ?? field.label}
      hideLegend={hideLabel}
      hint={hint}
      error={field.error}
    >
      {options.map(({ value, ...option }) => {
        const defaultChecked = field.text === value;
        const input = { type: "radio", id: `${field.id}-${value}`, name, value, defaultChecked };
        const Choice = cards ? Card : Line;
        return <Choice key={value} {...option} input={input} />;
      })}
    </Fieldset>
  );
}

interface ChoiceProps {
  input: ComponentProps<"input">;
  label: ReactNode;
  hint?: ReactNode;
}

function Line({ input, label, hint }: ChoiceProps) {
  const hintId = hint ? `${input.id}-hint` : undefined;
  return (
    <div>
      <label className="check">
        <input {...input} aria-describedby={hintId} />
        <span>{label}</span>
      </label>
      {hint && (
        <Hint id={hintId} className="ms-7">
          {hint}
        </Hint>
      )}
    </div>
  );
}

function Card({ input, label, hint }: ChoiceProps) {
  return (
    <label className="check m-0! rounded-lg border border-border bg-surface p-3! has-checked:border-accent has-checked:bg-accent-soft">
      <input {...input} />
      <span>
        <b className="font-semibold">{label}</b>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
