"use client";

import { useEffect, useRef, useState } from "react";
import { CountedTextarea, countCharacters } from "@/components/ui/counted-textarea";
import { Field } from "@/components/ui/field";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { type Band, bandOf } from "@/lib/nps/score";

export interface WhyFieldProps {
  /** What the shop asks those who gave a score of each band. */
  questions: Record<Band, string>;
  texts: {
    /** Asked while no score is chosen, and without scripts, which alone can follow the choice. */
    neutral: string;
    optional: string;
    tooLong: string;
    countText: string;
    maxText: string;
  };
}

const { maxLength } = NPS_ANSWER_LIMITS.comment;

/** The "why" beside the score: its question follows the score that is chosen in the form around. */
export function WhyField({ questions, texts }: WhyFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const [band, setBand] = useState<Band | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const form = box.current?.closest("form");
    const area = box.current?.querySelector("textarea");
    if (!form || !area) return;
    const follow = () => {
      const rating = new FormData(form).get("rating");
      setBand(typeof rating === "string" ? bandOf(Number(rating)) : null);
    };
    const check = (event: SubmitEvent) => {
      if (countCharacters(area.value) <= maxLength) return;
      event.preventDefault();
      setRefused(true);
      area.focus();
    };
    follow();
    form.addEventListener("change", follow);
    form.addEventListener("submit", check);
    return () => {
      form.removeEventListener("change", follow);
      form.removeEventListener("submit", check);
    };
  }, []);
  return (
    <div ref={box}>
      <Field
        id="why"
        label={
          <span className="wrap-anywhere">
            {band ? questions[band] : texts.neutral}{" "}
            <span className="font-normal text-muted">{texts.optional}</span>
          </span>
        }
        error={refused && <span role="alert">{texts.tooLong}</span>}
      >
        <CountedTextarea
          name="comment"
          rows={3}
          max={maxLength}
          countText={texts.countText}
          maxText={texts.maxText}
          onInput={() => setRefused(false)}
        />
      </Field>
    </div>
  );
}
