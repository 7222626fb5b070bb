"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

export interface CopyTextProps {
  text: string;
  texts: { label: string; copy: string; copied: string; byHand: string };
}

/** A text to take along: a button copies it, and a tap into it selects it all. */
export function CopyText({ text, texts }: CopyTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    box.current?.select();
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(copied ? texts.copied : texts.byHand);
  };
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field id="text" label={texts.label}>
        <Textarea
          ref={box}
          readOnly
          rows={4}
          className="control-area"
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <noscript>
        <p className="text-sm text-muted">{texts.byHand}</p>
      </noscript>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon="copy" onClick={copy}>
          {texts.copy}
        </Button>
        <span role="status" className="text-sm text-muted">
          {said}
        </span>
      </div>
    </div>
  );
}
