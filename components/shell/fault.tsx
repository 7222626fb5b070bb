"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { useFaultTexts } from "./fault-texts";

export interface FaultProps {
  /** The id that is also in the log. */
  id?: string;
  reset: () => void;
}

/** What to say and do when a page could not be loaded. */
export function Fault({ id, reset }: FaultProps) {
  const router = useRouter();
  const texts = useFaultTexts();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <>
      <p className="text-muted">{id ? texts.text.replace("{id}", id) : texts.textWithout}</p>
      <button
        type="button"
        className={buttonClass({ variant: "primary" }, "mt-3.5")}
        onClick={again}
      >
        {texts.again}
      </button>
    </>
  );
}
