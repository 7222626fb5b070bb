"use client";

import type { RefObject } from "react";
import { changedFields, useTyped } from "./form-changes";
import { useFormInfo } from "./form-context";
import { useLeaveWarning } from "./use-leave-warning";

/**
 * The labelled fields of the form around `inside` whose content is not saved; the browser asks before
 * it is lost. `saves`: whether being done means that what was sent is saved.
 */
export function useUnsaved(inside: RefObject<HTMLElement | null>, saves = true): string[] {
  const { state, sent, pending, labels } = useFormInfo();
  const kept = saves && state.status === "done" ? sent : null;
  const { typed, saved } = useTyped(inside, Object.keys(labels), kept);
  const changed = changedFields(saved, typed);
  useLeaveWarning(changed.length > 0 && !pending);
  return changed;
}
