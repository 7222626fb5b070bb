import type { KeyboardEvent } from "react";

/** Ctrl/Cmd + Enter sends the form the key was pressed in; in text to take along it does nothing. */
export function sendOnCtrlEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const { target } = event;
  const form = target instanceof Element ? target.closest("form") : null;
  if (!form || (target as Element).matches("[readonly]")) return;
  event.preventDefault();
  form.requestSubmit();
}
