"use client";

import { useLocale } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { SaveBar } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { Form, type FormProps } from "./form";
import { useFormInfo } from "./form-context";
import { FormErrors } from "./form-errors";
import { SaveButton } from "./save-row";
import type { Pending } from "./submit";
import { useUnsaved } from "./use-unsaved";

export interface SettingsFormProps extends Omit<FormProps, "errors" | "className"> {
  /** Of a form for something new: its button, and what stands beside it until something is typed. */
  adds?: { label: string; pending?: Pending; idle: string };
}

/** The form of a page of settings: says what is not saved yet, what a save changed, and what keeps it from saving. */
export function SettingsForm({ adds, children, ...form }: SettingsFormProps) {
  return (
    <Form {...form} errors="none">
      <div className="page-body">
        <div className="mb-5 empty:hidden">
          <FormErrors summary />
        </div>
        {children}
      </div>
      <UnsavedBar adds={adds} />
    </Form>
  );
}

function UnsavedBar({ adds }: Pick<SettingsFormProps, "adds">) {
  const t = useTranslations("form");
  const locale = useLocale();
  const { state, labels } = useFormInfo();
  const summary = useRef<HTMLSpanElement>(null);
  const changed = useUnsaved(summary).map((name) => labels[name] ?? name);
  const names = new Intl.ListFormat(locale).format(changed);
  const outcome = (state.status === "done" && state.message) || adds?.idle || t("allSaved");
  return (
    <SaveBar
      summary={
        <span ref={summary} role="status">
          {changed.length > 0 ? t("unsaved", { names }) : outcome}
        </span>
      }
    >
      {changed.length > 0 && (
        <Button type="reset" variant="quiet">
          {t("discard")}
        </Button>
      )}
      <SaveButton
        changed={Boolean(adds) || changed.length > 0}
        pending={adds?.pending}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        {adds?.label}
      </SaveButton>
    </SaveBar>
  );
}
