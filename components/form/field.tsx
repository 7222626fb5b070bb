"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field as Labelled } from "@/components/ui/field";
import { Input, Select, Textarea, WithUnit } from "@/components/ui/input";
import { cn } from "@/lib/base/cn";
import { useField } from "./form-context";

interface Common {
  name: string;
  /** Where the form has no label of this name. */
  label?: ReactNode;
  hint?: ReactNode;
  /** On the label's line, to the right. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
}

type InputOptions = Omit<
  ComponentProps<"input">,
  "name" | "id" | "type" | "defaultValue" | "className" | "min" | "max" | "maxLength"
>;

export interface FieldProps extends Common, InputOptions {
  type?: "text" | "email" | "password" | "url" | "number" | "time" | "date";
  /** "minutes", behind a short field. */
  unit?: ReactNode;
  /** Classes of the control itself. */
  controlClass?: string;
}

/** One line to type in. Label, value, limits and error come from the form by the field's name. */
export function Field(props: FieldProps) {
  const { name, label, hint, aside, hideLabel, className, unit, controlClass, ...input } = props;
  const field = useField(name);
  const { min, max } = field.limits;
  const range = input.type === "number" && { min, max, step: 1 };
  return (
    <Labelled
      id={field.id}
      label={label ?? field.label}
      hint={hint}
      aside={aside}
      hideLabel={hideLabel}
      className={className}
      error={field.error}
    >
      {(wiring) => {
        const control = (
          <Input
            autoComplete="off"
            {...wiring}
            {...input}
            {...range}
            name={name}
            className={controlClass}
            defaultValue={input.type === "password" ? undefined : field.text}
          />
        );
        return unit ? <WithUnit unit={unit}>{control}</WithUnit> : control;
      }}
    </Labelled>
  );
}

export interface TextFieldProps extends Common {
  rows: number;
  placeholder?: string;
  mono?: boolean;
  spellCheck?: boolean;
  autoCapitalize?: string;
  /** Classes of the control itself. */
  controlClass?: string;
  lang?: string;
  autoComplete?: string;
}

/** Several lines of text; with a live count where the form knows how long it may be. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, aside, hideLabel, className, mono, controlClass, ...area } = props;
  const t = useTranslations("form");
  const field = useField(name);
  const max = field.limits.maxLength;
  return (
    <Labelled
      id={field.id}
      label={label ?? field.label}
      hint={hint}
      aside={aside}
      hideLabel={hideLabel}
      className={className}
      error={field.error}
    >
      {(wiring) => {
        const common = {
          ...wiring,
          ...area,
          name,
          defaultValue: field.text,
          className: cn(mono && "font-mono text-sm", controlClass),
        };
        if (max === undefined) return <Textarea {...common} />;
        return (
          <CountedTextarea
            {...common}
            max={max}
            countText={t.raw("count")}
            maxText={t("max", { max })}
          />
        );
      }}
    </Labelled>
  );
}

export interface SelectFieldProps extends Common {
  /** Those that cannot be chosen say why in their own words. */
  options: readonly { value: string; label: string; lang?: string; disabled?: boolean }[];
}

/** One choice of a list that opens. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, aside, hideLabel, className, options } = props;
  const field = useField(name);
  return (
    <Labelled
      id={field.id}
      label={label ?? field.label}
      hint={hint}
      aside={aside}
      hideLabel={hideLabel}
      className={className}
      error={field.error}
    >
      <Select name={name} defaultValue={field.text}>
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            lang={option.lang}
            disabled={option.disabled}
          >
            {option.label}
          </option>
        ))}
      </Select>
    </Labelled>
  );
}
