import type { KeyboardEvent } from "react";

/** Ctrl or Cmd with Enter sends the form a text box belongs to. */
export function sendOnKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
