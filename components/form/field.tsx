"use client";

import type { ComponentProps, ReactNode } from "react";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field as Labelled, type FieldProps as LabelledProps } from "@/components/ui/field";
import { Input, Select, Textarea, WithUnit } from "@/components/ui/input";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";
import { useField } from "./form-context";

interface Common extends Pick<LabelledProps, "hint" | "aside" | "hideLabel" | "className"> {
  name: string;
  /** Where the form has no label of this name. */
  label?: ReactNode;
  /** Classes of the control itself. */
  controlClass?: string;
}

/** What stands around the control, and the control's own options. */
function useFrame<Props extends Common>(props: Props) {
  const { label, hint, aside, hideLabel, className, controlClass, ...control } = props;
  const field = useField(props.name);
  const { id, error } = field;
  const frame = { id, label: label ?? field.label, hint, aside, hideLabel, className, error };
  return { field, frame, control, controlClass };
}

type InputOptions = Omit<
  ComponentProps<"input">,
  "name" | "id" | "type" | "defaultValue" | "className" | "min" | "max" | "maxLength"
>;

export interface FieldProps extends Common, InputOptions {
  type?: "text" | "email" | "password" | "url" | "number" | "time" | "date";
  /** "minutes", behind a short field. */
  unit?: ReactNode;
}

/** One line to type in. Label, value, limits and error come from the form by the field's name. */
export function Field({ unit, ...props }: FieldProps) {
  const { field, frame, control, controlClass } = useFrame(props);
  const { min, max } = field.limits;
  const range = props.type === "number" && { min, max, step: 1 };
  const defaultValue = props.type === "password" ? undefined : field.text;
  return (
    <Labelled {...frame}>
      {(wiring) => {
        const input = (
          <Input
            autoComplete="off"
            {...wiring}
            {...control}
            {...range}
            className={controlClass}
            defaultValue={defaultValue}
          />
        );
        return unit ? <WithUnit unit={unit}>{input}</WithUnit> : input;
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
  lang?: string;
  autoComplete?: string;
}

/** Several lines of text; with a live count where the form knows how long it may be. */
export function TextField({ mono, ...props }: TextFieldProps) {
  const t = useTranslations("form");
  const { field, frame, control, controlClass } = useFrame(props);
  const max = field.limits.maxLength;
  const className = cn(mono && "font-mono text-sm", controlClass);
  return (
    <Labelled {...frame}>
      {(wiring) => {
        const common = { ...wiring, ...control, className, defaultValue: field.text };
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
export function SelectField({ options, ...props }: SelectFieldProps) {
  const { field, frame, control, controlClass } = useFrame(props);
  return (
    <Labelled {...frame}>
      <Select {...control} className={controlClass} defaultValue={field.text}>
        {options.map(({ label, ...option }) => (
          <option key={option.value} {...option}>
            {label}
          </option>
        ))}
      </Select>
    </Labelled>
  );
}
