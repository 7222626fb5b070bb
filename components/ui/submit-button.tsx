"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { cn } from "@/lib/base/cn";
import { type ButtonLook, buttonClass } from "./button-class";

export interface SubmitButtonProps extends ButtonLook, Omit<ComponentProps<"button">, "type"> {
  /** Said while the form is on its way; both texts share the space, so the width never jumps. */
  pendingLabel?: ReactNode;
  /** For forms sent by hand (`fetch`), where `useFormStatus` knows nothing. */
  pending?: boolean;
}

/** The submit button of a form. While pending it keeps its focus and its width and ignores clicks. */
export function SubmitButton(props: SubmitButtonProps) {
  const { variant = "primary", big, wide, className, children, ...other } = props;
  const { pendingLabel, pending: sending, onClick, ...rest } = other;
  const form = useFormStatus();
  const pending = sending ?? form.pending;
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="submit"
      className={buttonClass({ variant, big, wide }, className)}
      aria-disabled={pending || undefined}
      onClick={click}
      {...rest}
    >
      <span className="grid justify-items-center *:col-start-1 *:row-start-1">
        <span
          className={cn(
            "inline-flex items-center gap-1.5",
            pending && Boolean(pendingLabel) && "invisible",
          )}
        >
          {children}
        </span>
        {pendingLabel && <span className={cn(!pending && "invisible")}>{pendingLabel}</span>}
      </span>
    </button>
  );
}
