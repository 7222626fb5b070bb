import { cloneElement, type ReactElement, type ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { Glyph } from "./glyph";

/** What a control inside a Field receives; `aria-*` name the hint and the error below it. */
export interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldTexts {
  hint?: ReactNode;
  error?: ReactNode;
}

/** The wiring of a control by hand, where Field itself does not fit. */
function controlProps(id: string, { hint, error }: FieldTexts): ControlProps {
  const describedBy = cn(Boolean(error) && `${id}-error`, Boolean(hint) && `${id}-hint`);
  return {
    id,
    ...(describedBy && { "aria-describedby": describedBy }),
    ...(error ? { "aria-invalid": true } : {}),
  };
}

export interface FieldProps extends FieldTexts {
  /** Id of the control; the error summary links to it. */
  id: string;
  label: ReactNode;
  /** Small text on the label's line, to the right: a link or a count. */
  aside?: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  /** One control element (it gets the ids by itself), or a function of the control's props. */
  children: ReactElement<Partial<ControlProps>> | ((props: ControlProps) => ReactNode);
}

/** Label, control, error and hint, tied together for assistive technology. */
export function Field({
  id,
  label,
  aside,
  hideLabel,
  hint,
  error,
  className,
  children,
}: FieldProps) {
  const wiring = controlProps(id, { hint, error });
  const title = (
    <label htmlFor={id} className={hideLabel ? "sr-only" : "font-strong wrap-anywhere"}>
      {label}
    </label>
  );
  return (
    <div className={cn("grid grid-cols-1 justify-items-start gap-1.5", className)}>
      {aside ? (
        <div className="flex w-full flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          {title}
          <span className="text-sm text-muted">{aside}</span>
        </div>
      ) : (
        title
      )}
      {typeof children === "function" ? children(wiring) : cloneElement(children, wiring)}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
    </div>
  );
}

interface NoteProps {
  id?: string;
  className?: string;
  children: ReactNode;
}

export function Hint({ id, className, children }: NoteProps) {
  return (
    <p id={id} className={cn("max-w-[62ch] text-sm text-muted", className)}>
      {children}
    </p>
  );
}

/** Icon and words in red; `alert` announces it (for an error of the whole form). */
export function FieldError({ id, className, alert, children }: NoteProps & { alert?: boolean }) {
  return (
    <p
      id={id}
      role={alert ? "alert" : undefined}
      className={cn("flex max-w-[62ch] gap-1.5 text-sm text-danger", className)}
    >
      <Glyph name="circle-alert" className="mt-px" />
      <span>{children}</span>
    </p>
  );
}

export interface FieldsetProps extends FieldTexts {
  id: string;
  legend: ReactNode;
  hideLegend?: boolean;
  className?: string;
  children: ReactNode;
}

/** A group of checkboxes or radios with one legend, error and hint. */
export function Fieldset({
  id,
  legend,
  hideLegend,
  hint,
  error,
  className,
  children,
}: FieldsetProps) {
  const { "aria-describedby": describedBy } = controlProps(id, { hint, error });
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy} className={className}>
      <legend className={hideLegend ? "sr-only" : "mb-1.5 font-strong"}>{legend}</legend>
      <div className="grid grid-cols-1 gap-1.5">
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
        {children}
        {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      </div>
    </fieldset>
  );
}
