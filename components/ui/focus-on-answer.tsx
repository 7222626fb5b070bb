"use client";

import { type ReactNode, useEffect, useRef } from "react";

export interface FocusOnAnswerProps {
  /** Changes with every answer of the server: each takes the focus, and with it into view. */
  answer: unknown;
  children: ReactNode;
}

/** Around what a form is answered with where there are no fields to lead to. */
export function FocusOnAnswer({ answer, children }: FocusOnAnswerProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words twice are two answers
  useEffect(() => box.current?.focus(), [answer]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      {children}
    </div>
  );
}
