import type { ReactNode } from "react";
import { FieldError } from "./field";

const STAR_PATH =
  "M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z";

export interface StarInputProps {
  id: string;
  /** "How did we do?"; a heading element is welcome. */
  legend: ReactNode;
  /** The name of each choice, one star first: `["1 star", "2 stars", …]`. */
  labels: readonly [string, string, string, string, string];
  name?: string;
  defaultValue?: number;
  required?: boolean;
  error?: ReactNode;
  className?: string;
}

/**
 * Five native radios, each covered by a 52 × 48 px star; the chosen one's name is shown below, in
 * space kept for it. No script: `:has()` fills the stars, and browsers without it show plain radios.
 */
export function StarInput(props: StarInputProps) {
  const {
    id,
    legend,
    labels,
    name = "stars",
    defaultValue,
    required = true,
    error,
    className,
  } = props;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={errorId} className={className}>
      <legend className="font-semibold">{legend}</legend>
      {error && (
        <FieldError id={errorId} className="mt-1">
          {error}
        </FieldError>
      )}
      <div className="star-input mt-2">
        {labels.map((label, index) => (
          <label key={label}>
            <input
              type="radio"
              name={name}
              value={index + 1}
              required={required}
              defaultChecked={defaultValue === index + 1}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d={STAR_PATH} />
            </svg>
            <span className="word">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
