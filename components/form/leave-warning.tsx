"use client";

import { useRef } from "react";
import { useUnsaved } from "./use-unsaved";

/**
 * Makes the browser ask before what is typed into the form around is lost. `saves`: whether the form
 * stays on its page once it is saved; else what it answers with is no save.
 */
export function LeaveWarning({ saves }: { saves?: boolean }) {
  const mark = useRef<HTMLSpanElement>(null);
  useUnsaved(mark, saves);
  return <span ref={mark} hidden />;
}
