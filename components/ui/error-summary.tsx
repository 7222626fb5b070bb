"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icon";

export interface SummaryError {
  /** Id of the control to go to; without it the line is plain text. */
  fieldId?: string;
  message: ReactNode;
}

export interface ErrorSummaryProps {
  title: ReactNode;
  errors: SummaryError[];
  /** Changes with every answer of the server (the state of `useActionState`): each takes the focus. */
  answer?: unknown;
  className?: string;
}

/** What keeps a form from being saved. Takes the focus when it appears; its links go to the fields. */
export function ErrorSummary({ title, errors, answer, className }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same errors twice are two answers
  useEffect(() => box.current?.focus(), [shown, answer]);
  if (!shown) return null;
  return (
    <div className={className}>
      <div ref={box} role="alert" tabIndex={-1} className="banner banner-bad">
        <Icon name="circle-alert" />
        <div>
          <h2 className="text-base">{title}</h2>
          <ul>
            {errors.map((error, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
              <li key={index}>
                {error.fieldId ? (
                  <a href={`#${error.fieldId}`} onClick={goToField}>
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  const first = field.matches("fieldset") ? field.querySelector("input") : field;
  (first ?? field).focus({ preventScroll: true });
}
