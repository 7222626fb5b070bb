"use client";

import { type FormEvent, useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ShopField } from "@/components/shell/shop-scope";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

export interface LinesFormProps {
  act: FormAction;
  shopId: string;
  /** The field's name, and the id of its control. */
  name: string;
  stored: string[];
  rows: number;
  mono?: boolean;
  placeholder?: string;
  /** `other`: a second button that sends its own name, for going back to ours. */
  other?: { name: string; label: string };
  texts: { label: string; hint: string; save: string; saving: string; lost: string };
}

/** A list of words or addresses, one a line, with a save button of its own. */
export function LinesForm(props: LinesFormProps) {
  const { act: action, shopId, name, stored, rows, mono, placeholder, other, texts } = props;
  const lines = stored.join("\n");
  const [changed, setChanged] = useState(false);
  const act = useFormAction(action, { lost: texts.lost, onDone: () => setChanged(false) });
  const { state, kept } = act;
  useLeaveWarning(changed && !act.pending);
  const note = ({ currentTarget }: FormEvent<HTMLTextAreaElement>) =>
    setChanged(currentTarget.value !== lines);
  return (
    <form {...act.form} noValidate onKeyDown={sendOnCtrlEnter} className="grid grid-cols-1 gap-3">
      <ShopField shopId={shopId} />
      {!state.fields && <FormErrors state={state} />}
      <Field id={name} label={texts.label} hint={texts.hint} error={state.fields?.[name]}>
        <Textarea
          // What was saved may read otherwise than what was typed.
          key={lines}
          name={name}
          rows={rows}
          defaultValue={kept?.[name] ?? lines}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="none"
          onInput={note}
          className={mono ? "font-mono text-sm" : undefined}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="default" pending={act.pending} pendingLabel={texts.saving}>
          {texts.save}
        </SubmitButton>
        {other && (
          <SubmitButton variant="quiet" name={other.name} value="yes" pending={act.pending}>
            {other.label}
          </SubmitButton>
        )}
        <span role="status" className="min-w-0 text-sm text-muted wrap-anywhere">
          {state.status === "done" && state.message}
        </span>
      </div>
    </form>
  );
}
