import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Fieldset, Hint } from "./field";

type InputProps = Omit<ComponentProps<"input">, "type">;

export interface ChoiceProps extends InputProps {
  label: ReactNode;
  hint?: ReactNode;
}

function Labelled({
  label,
  hint,
  className,
  kind,
  ...input
}: ChoiceProps & { kind: "check" | "switch" }) {
  const hintId = hint && input.id ? `${input.id}-hint` : undefined;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-1">
      <label className={cn(kind, className)}>
        <input
          type="checkbox"
          role={kind === "switch" ? "switch" : undefined}
          aria-describedby={hintId}
          {...input}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <Hint id={hintId} className={kind === "check" ? "ms-7" : undefined}>
          {hint}
        </Hint>
      )}
    </div>
  );
}

/** A native checkbox. With a `hint`, give it an `id`. */
export function Checkbox(props: ChoiceProps) {
  return <Labelled kind="check" {...props} />;
}

/** A native checkbox that looks like a switch; it still needs its form's save button. */
export function Switch(props: ChoiceProps) {
  return <Labelled kind="switch" {...props} />;
}

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  id: string;
  name: string;
  legend: ReactNode;
  hideLegend?: boolean;
  options: RadioOption[];
  defaultValue?: string;
  /** "cards": bordered options with a hint each, for a choice that matters. */
  look?: "list" | "cards";
  required?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
}

export function RadioGroup(props: RadioGroupProps) {
  const { id, name, options, defaultValue, look = "list", required, ...fieldset } = props;
  return (
    <Fieldset id={id} {...fieldset}>
      <div className={cn("grid grid-cols-1", look === "cards" ? "gap-2" : "gap-1.5")}>
        {options.map((option) => (
          <label key={option.value} className={cn("check", look === "cards" && "choice-card")}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
            />
            <span className="min-w-0 flex-1">
              <span className={cn(Boolean(option.hint) && "font-strong")}>{option.label}</span>
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
