"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { LabelOf } from "@/components/ui/label-of";

export interface CopyFieldProps {
  id: string;
  value: string;
  label: string;
  hint?: string;
  rows?: number;
  /** Set in the type of code, its lines broken anywhere. */
  mono?: boolean;
  texts: { copy: string; copied: string; byHand: string };
}

/** Text to take along: a button copies it, and a tap into it selects it all. */
export function CopyField({ id, value, label, hint, rows = 1, mono, texts }: CopyFieldProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    box.current?.select();
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setSaid(copied ? texts.copied : texts.byHand);
  };
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field id={id} label={label} hint={hint}>
        <Textarea
          ref={box}
          readOnly
          rows={rows}
          value={value}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className={
            mono
              ? "field-sizing-content min-h-0 resize-none font-mono text-sm break-all"
              : "control-area"
          }
        />
      </Field>
      <noscript>
        <p className="text-sm text-muted">{texts.byHand}</p>
      </noscript>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon="copy" onClick={copy}>
          <LabelOf label={texts.copy} of={label} />
        </Button>
        <span role="status" className="text-sm text-muted">
          {said}
        </span>
      </div>
    </div>
  );
}
