import type { RefObject } from "react";
import { useTyped } from "@/components/form/form-changes";
import { useField } from "@/components/form/form-context";

/** What a field of the form around `inside` contains now: typed, sent without scripts, else stored. */
export function useValue(inside: RefObject<HTMLElement | null>, name: string): string {
  const { text } = useField(name);
  const { typed } = useTyped(inside, [name]);
  return typed?.[name] ?? text;
}
