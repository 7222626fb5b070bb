"use client";

import { useState } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { solve } from "@/lib/updates/actions";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { SolveDialog, type SolveDialogTexts, type SolveSent } from "./solve-dialog";
import { TargetFields } from "./target-fields";
import { undoSolve } from "./undo-solve";

export interface SolveButtonProps {
  updateId: string;
  submissionId: string;
  title: string;
  /** Whether the customer could be told; else it is solved without a question. */
  asks: boolean;
  texts: SolveDialogTexts & {
    button: string;
    solving: string;
    doneSilent: string;
    doneInternal: string;
    reopen: string;
    reopened: string;
    lost: string;
  };
}

/** "Mark as solved": asks whom to tell, or solves an internal update at once. */
export function SolveButton(props: SolveButtonProps) {
  const { updateId, title, asks, texts } = props;
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState<SolveSent>();
  const toast = useToast();
  const report = useCardReport();
  const act = useFormAction(solve, {
    submissionId: props.submissionId,
    lost: texts.lost,
    onDone: (_, form) => {
      setOpen(false);
      report(null);
      const silent = asks ? texts.doneSilent : texts.doneInternal;
      toast({
        text: form.get("notify") === "true" ? (words?.done ?? "") : silent,
        action: {
          label: texts.reopen,
          onAct: () =>
            undoSolve(updateId, texts.lost, (refusal) =>
              toast({ text: refusal ?? texts.reopened }),
            ),
        },
      });
    },
    onRefused: (state) => {
      setOpen(false);
      report(refusalOf(state));
    },
  });
  const target = <TargetFields updateId={updateId} submissionId={act.submissionId} />;
  if (!asks) {
    return (
      <form {...act.form}>
        {target}
        <SubmitButton
          variant="default"
          icon="circle-check"
          aria-keyshortcuts="e"
          pending={act.pending}
          pendingLabel={texts.solving}
        >
          {texts.button}
        </SubmitButton>
      </form>
    );
  }
  return (
    <>
      <Button
        icon="circle-check"
        aria-haspopup="dialog"
        aria-keyshortcuts="e"
        onClick={() => setOpen(true)}
      >
        {texts.button}
      </Button>
      <SolveDialog
        updateId={updateId}
        title={title}
        open={open}
        onOpenChange={setOpen}
        onLoaded={setWords}
        form={act.form}
        pending={act.pending}
        target={target}
        texts={texts}
      />
    </>
  );
}
