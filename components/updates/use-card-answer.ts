"use client";

import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/http/form-state";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";

/** What a card does with the answer of a form in it: says that it is done, or keeps the refusal. */
export function useCardAnswer(done: string) {
  const toast = useToast();
  const report = useCardReport();
  return {
    onDone: () => {
      report(null);
      toast({ text: done });
    },
    onRefused: (state: FormState) => report(refusalOf(state)),
  };
}
