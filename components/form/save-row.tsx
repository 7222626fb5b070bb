"use client";

import { type ReactNode, useRef } from "react";
import { useTranslations } from "@/lib/i18n/use-translations";
import { useFormInfo } from "./form-context";
import { Submit, type SubmitProps } from "./submit";
import { useUnsaved } from "./use-unsaved";

/** The button that saves what stays on its page: quiet, though it works, until something is typed. */
export function SaveButton({ changed, ...button }: SubmitProps & { changed: boolean }) {
  return <Submit saves variant={changed ? "primary" : "idle"} {...button} />;
}

export interface SaveRowProps {
  /** What the button says, where "Save changes" says too little. */
  label?: string;
  /** Buttons beside it. */
  children?: ReactNode;
}

/** The foot of a form that stays on its page: Save, what is not saved yet, what came of it. The browser asks before it is lost. */
export function SaveRow({ label, children }: SaveRowProps) {
  const t = useTranslations("form");
  const { state } = useFormInfo();
  const row = useRef<HTMLDivElement>(null);
  const changed = useUnsaved(row).length > 0;
  return (
    <div ref={row} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SaveButton changed={changed}>{label}</SaveButton>
      {children}
      <span role="status" className="min-w-0 text-sm text-muted wrap-anywhere">
        {changed ? t("notSaved") : state.status === "done" && state.message}
      </span>
    </div>
  );
}
