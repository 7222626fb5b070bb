"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { useToast } from "@/components/ui/toast";
import { assign } from "@/lib/updates/actions";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { TargetFields } from "./target-fields";

export interface TakeButtonProps {
  updateId: string;
  submissionId: string;
  memberId: string;
  texts: { button: string; done: string; lost: string };
}

/** One click for the commonest assignment: to oneself. */
export function TakeButton({ updateId, submissionId, memberId, texts }: TakeButtonProps) {
  const toast = useToast();
  const report = useCardReport();
  const act = useFormAction(assign, {
    submissionId,
    lost: texts.lost,
    onDone: () => {
      report(null);
      toast({ text: texts.done });
    },
    onRefused: (state) => report(refusalOf(state)),
  });
  return (
    <form {...act.form}>
      <TargetFields updateId={updateId} submissionId={act.submissionId} />
      <input type="hidden" name="assigneeId" value={memberId} />
      <button
        type="submit"
        aria-disabled={act.pending || undefined}
        className="cursor-pointer font-strong text-accent underline underline-offset-[0.18em] pointer-coarse:py-3"
      >
        {texts.button}
      </button>
    </form>
  );
}
