"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { fieldGroups } from "./field-names";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Buttons that put a merge field where the cursor is. */
export function FieldPalette({ form }: { form: RefObject<HTMLFormElement | null> }) {
  const t = useTranslations("npsTemplates");
  const last = useLastControl(form);
  const insert = (field: string, bodyOnly: boolean) => {
    const body = form.current?.elements.namedItem("body");
    if (!(body instanceof HTMLTextAreaElement)) return;
    insertAtCursor(bodyOnly ? body : (last.current ?? body), field);
  };
  return (
    <fieldset className="grid grid-cols-1 gap-2">
      <legend className="mb-1.5 font-strong">{t("fieldsTitle")}</legend>
      <noscript>
        <p className="text-sm text-muted">{t("noFields")}</p>
      </noscript>
      {fieldGroups(t).map(({ key, label, bodyOnly, fields }) => (
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

/** Where the cursor was last: the subject or the body. */
function useLastControl(form: RefObject<HTMLFormElement | null>) {
  const last = useRef<TextControl | null>(null);
  useEffect(() => {
    const around = form.current;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLTextAreaElement) last.current = target;
      if (target instanceof HTMLInputElement && target.name === "subject") last.current = target;
    };
    around?.addEventListener("focusin", note);
    return () => around?.removeEventListener("focusin", note);
  }, [form]);
  return last;
}

function insertAtCursor(control: TextControl, text: string): void {
  control.focus();
  // The old way first: with it the browser's undo takes the field out again.
  if (document.execCommand?.("insertText", false, text)) return;
  const [start, end] = [control.selectionStart ?? 0, control.selectionEnd ?? 0];
  control.setRangeText(text, start, end, "end");
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
