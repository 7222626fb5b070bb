import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Hint } from "./field";

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
