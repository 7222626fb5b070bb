"use client";

import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { FieldGroup } from "./field-names";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

export interface FieldPaletteProps {
  groups: FieldGroup[];
  /** Where the cursor was last: the subject or the body. */
  last: RefObject<TextControl | null>;
  form: RefObject<HTMLFormElement | null>;
  title: string;
  /** Said without scripts. */
  noFields: string;
}

/** Buttons that put a merge field where the cursor is. */
export function FieldPalette({ groups, last, form, title, noFields }: FieldPaletteProps) {
  const insert = (field: string, bodyOnly: boolean) => {
    const body = form.current?.elements.namedItem("body");
    if (!(body instanceof HTMLTextAreaElement)) return;
    insertAtCursor(bodyOnly ? body : (last.current ?? body), field);
  };
  return (
    <fieldset className="grid grid-cols-1 gap-2">
      <legend className="mb-1.5 font-strong">{title}</legend>
      <noscript>
        <p className="text-sm text-muted">{noFields}</p>
      </noscript>
      {groups.map(({ key, label, bodyOnly, fields }) => (
        <div key={key}>
          <p className="mb-1 text-sm text-muted">{label}</p>
          <div className="flex flex-wrap gap-1">
            {fields.map((button) => (
              <Button
                key={button.field}
                aria-label={key === "scores" ? button.name : undefined}
                title={button.field}
                className={key === "scores" ? "min-w-9 px-2" : "px-2"}
                onClick={() => insert(button.field, bodyOnly)}
              >
                {button.label}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function insertAtCursor(control: TextControl, text: string): void {
  control.focus();
  // The old way first: with it the browser's undo takes the field out again.
  if (document.execCommand?.("insertText", false, text)) return;
  const [start, end] = [control.selectionStart ?? 0, control.selectionEnd ?? 0];
  control.setRangeText(text, start, end, "end");
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
