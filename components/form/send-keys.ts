import type { KeyboardEvent } from "react";

/** Ctrl/Cmd + Enter sends the form the key was pressed in. */
export function sendOnCtrlEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const { target } = event;
  const form = target instanceof Element ? target.closest("form") : null;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}
