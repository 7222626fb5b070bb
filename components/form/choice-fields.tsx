"use client";

import type { ReactNode } from "react";
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
}

/** One choice of a few that are all in sight. */
export function RadioField({ name, label, hint, options }: RadioFieldProps) {
  const field = useField(name);
  return (
    <Fieldset id={field.id} legend={label ?? field.label} hint={hint} error={field.error}>
      {options.map((option) => {
        const hintId = option.hint ? `${field.id}-${option.value}-hint` : undefined;
        return (
          <div key={option.value}>
            <label className="check">
              <input
                type="radio"
                name={name}
                value={option.value}
                defaultChecked={field.text === option.value}
                aria-describedby={hintId}
              />
              <span>{option.label}</span>
            </label>
            {option.hint && (
              <Hint id={hintId} className="ms-7">
                {option.hint}
              </Hint>
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}
