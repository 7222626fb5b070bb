"use client";

import { useState } from "react";
import { Form, type FormProps } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { solve } from "@/lib/updates/actions";
import type { SolveWords } from "@/lib/updates/describe-solve";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { SolveDialog } from "./solve-dialog";
import { undoSolve } from "./undo-solve";

export interface SolveButtonProps {
  updateId: string;
  submissionId: string;
  title: string;
  /** The customer's first name. */
  name: string;
  /** Whether the customer could be told; else it is solved without a question. */
  asks: boolean;
}

/** "Mark as solved": asks whom to tell, or solves an internal update at once. */
export function SolveButton({ updateId, submissionId, title, name, asks }: SolveButtonProps) {
  const t = useTranslations("updates.solve");
  const buttons = useTranslations("buttons");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState<SolveWords>();
  const report = useCardReport();
  const sayDone = useSolvedToast(updateId);
  const form: Omit<FormProps, "children"> = {
    action: solve,
    hidden: { updateId },
    submissionId,
    errors: "none",
    onDone: (_, sent) => {
      setOpen(false);
      report(null);
      const silent = asks ? t("doneSilent", { name }) : t("doneInternal");
      sayDone(sent.get("notify") === "true" ? (words?.done ?? "") : silent);
    },
    onRefused: (state: FormState) => {
      setOpen(false);
      report(refusalOf(state));
    },
  };
  if (!asks) {
    return (
      <Form {...form}>
        <Submit variant="default" icon="circle-check" aria-keyshortcuts="e" pending="solving">
          {buttons("solve")}
        </Submit>
      </Form>
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
        {buttons("solve")}
      </Button>
      <SolveDialog
        updateId={updateId}
        title={title}
        name={name}
        open={open}
        onOpenChange={setOpen}
        onLoaded={setWords}
        form={form}
      />
    </>
  );
}

/** Says that it is solved, with the way back. */
function useSolvedToast(updateId: string): (text: string) => void {
  const t = useTranslations("updates.reopen");
  const lost = useTranslations("form")("lost");
  const toast = useToast();
  const undo = () => undoSolve(updateId, lost, (refusal) => toast({ text: refusal ?? t("done") }));
  return (text) => toast({ text, action: { label: t("button"), onAct: undo } });
}
