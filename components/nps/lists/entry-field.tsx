"use client";

import { useSettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/base/cn";

export interface EntryFieldProps {
  name: "name" | "code";
  label: string;
  hint?: string;
  stored: string;
  /** Lower case in a monospaced font, as programs write it. */
  code?: boolean;
}

/** One line of text in a settings form. */
export function EntryField({ name, label, hint, stored, code }: EntryFieldProps) {
  const { state, kept } = useSettingsForm();
  return (
    <Field id={name} label={label} hint={hint} error={state.fields?.[name]}>
      <Input
        name={name}
        type="text"
        defaultValue={kept?.[name] ?? stored}
        autoComplete="off"
        autoCapitalize={code ? "none" : undefined}
        spellCheck={code ? false : undefined}
        className={cn(code && "font-mono")}
      />
    </Field>
  );
}
