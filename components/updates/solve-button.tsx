"use client";

import { useState } from "react";
import { Form, type FormProps } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { reopen, solve, undo } from "@/lib/updates/actions";
import type { SolveWords } from "@/lib/updates/describe-solve";
import { actFromToast } from "./act-from-toast";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { SolveDialog } from "./solve-dialog";

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
  // The dialog comes into being when it is first opened.
  const [asked, ask] = useState(false);
  const [words, setWords] = useState<SolveWords>();
  const report = useCardReport();
  const sayDone = useSolvedToast(updateId);
  const form: Omit<FormProps, "children"> = {
    action: solve,
    hidden: { updateId },
    submissionId,
    errors: "none",
    onDone: (state, sent) => {
      setOpen(false);
      report(null);
      const silent = asks ? t("doneSilent", { name }) : t("doneInternal");
      const told = sent.get("notify") === "true";
      sayDone(told ? (words?.done ?? "") : silent, state.undoSeconds ?? 0);
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
        onClick={() => {
          ask(true);
          setOpen(true);
        }}
      >
        {buttons("solve")}
      </Button>
      {asked && (
        <SolveDialog
          updateId={updateId}
          title={title}
          name={name}
          open={open}
          onOpenChange={setOpen}
          onLoaded={setWords}
          form={form}
        />
      )}
    </>
  );
}

/** Says that it is solved, with the way back: undone for so many seconds, else re-opened. */
function useSolvedToast(updateId: string): (text: string, undoSeconds: number) => void {
  const t = useTranslations("updates");
  const lost = useTranslations("form")("lost");
  const toast = useToast();
  const back = (how: "undo" | "reopen") => ({
    label: t(`${how}.button`),
    onAct: () =>
      actFromToast(how === "undo" ? undo : reopen, updateId, lost, (refusal) =>
        toast({ text: refusal ?? t(`${how}.done`) }),
      ),
  });
  return (text, undoSeconds) =>
    undoSeconds > 0
      ? toast({ text, action: { ...back("undo"), seconds: undoSeconds } })
      : toast({ text, action: back("reopen") });
}
