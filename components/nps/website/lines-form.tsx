"use client";

import { useRef } from "react";
import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useUnsaved } from "@/components/form/form-changes";
import { useFormInfo } from "@/components/form/form-context";
import { FormAnswer, Submit } from "@/components/form/submit";
import type { FormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";

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
  texts: { label: string; hint: string; save: string; saving: string };
}

/** A list of words or addresses, one a line, with a save button of its own. */
export function LinesForm(props: LinesFormProps) {
  const { act, shopId, name, stored, other, texts, ...area } = props;
  return (
    <Form
      action={act}
      shopId={shopId}
      values={{ [name]: stored }}
      labels={{ [name]: texts.label }}
      className="grid grid-cols-1 gap-3"
    >
      <TextField
        // What was saved may read otherwise than what was typed.
        key={stored.join("\n")}
        name={name}
        hint={texts.hint}
        spellCheck={false}
        autoCapitalize="none"
        {...area}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Submit variant="default" pendingLabel={texts.saving}>
          {texts.save}
        </Submit>
        {other && (
          <Submit variant="quiet" name={other.name} value="yes">
            {other.label}
          </Submit>
        )}
        <FormAnswer line />
      </div>
      <LeaveWarning name={name} />
    </Form>
  );
}

function LeaveWarning({ name }: { name: string }) {
  const inside = useRef<HTMLSpanElement>(null);
  const { pending } = useFormInfo();
  const changed = useUnsaved(inside, [name]);
  useLeaveWarning(changed.length > 0 && !pending);
  return <span ref={inside} hidden />;
}
