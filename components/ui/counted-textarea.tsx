"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/base/cn";
import { Textarea } from "./input";

/** Length as the server counts it: code points in NFC, a line break is one. */
export function countCharacters(text: string): number {
  return [...text.replace(/\r\n?/g, "\n").normalize("NFC")].length;
}

export interface CountedTextareaProps extends ComponentProps<"textarea"> {
  max: number;
  /** "{count} of {max}"; the names in braces are filled in here. */
  countText: string;
  /** "max 500": shown until scripts run, and without them. */
  maxText: string;
}

const ANNOUNCE_LEFT = 20;

/** In the page's language; counts appear only once scripts run. */
function written(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang).format(value);
}

/** A textarea with a live count. It never cuts what is typed: too long is said, not prevented. */
export function CountedTextarea(props: CountedTextareaProps) {
  const { max, countText, maxText, id, onInput, ...rest } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [count, setCount] = useState<number>();

  useEffect(() => {
    const element = area.current;
    const form = element?.form;
    const update = () => setCount(countCharacters(element?.value ?? ""));
    const afterReset = () => window.setTimeout(update);
    update();
    form?.addEventListener("reset", afterReset);
    return () => form?.removeEventListener("reset", afterReset);
  }, []);

  const tooLong = count !== undefined && count > max;
  const text =
    count === undefined
      ? maxText
      : countText.replace("{count}", written(count)).replace("{max}", written(max));
  const counterId = `${id}-count`;
  return (
    <>
      <Textarea
        id={id}
        ref={area}
        {...rest}
        aria-describedby={cn(rest["aria-describedby"], counterId)}
        aria-invalid={tooLong || rest["aria-invalid"]}
        onInput={(event) => {
          setCount(countCharacters(event.currentTarget.value));
          onInput?.(event);
        }}
      />
      <span
        id={counterId}
        className={cn(
          "justify-self-end text-sm tabular-nums",
          tooLong ? "text-danger" : "text-muted",
        )}
      >
        {text}
      </span>
      <span className="sr-only" role="status">
        {count !== undefined && max - count <= ANNOUNCE_LEFT ? text : ""}
      </span>
    </>
  );
}
