"use client";

import type { ReactNode } from "react";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter, DialogSection } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { TargetFields } from "./target-fields";

export interface ChangeDialogTexts {
  close: string;
  cancel: string;
  save: string;
  saving: string;
  lost: string;
}

export interface ChangeDialogProps {
  open: boolean;
  onClose: () => void;
  act: FormAction;
  updateId: string;
  title: string;
  updateTitle: string;
  done: string;
  texts: ChangeDialogTexts;
  /** The one field, given the error next to it. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** One small change of an update. Wrong input is said beside the field, a lost race on the card. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { open, onClose, updateId, title, updateTitle, done, texts, children } = props;
  const toast = useToast();
  const report = useCardReport();
  const act = useFormAction(props.act, {
    lost: texts.lost,
    onDone: () => {
      onClose();
      report(null);
      toast({ text: done });
    },
    onRefused: (state) => {
      if (state.code === "invalid") return;
      onClose();
      report(refusalOf(state));
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={title}
      description={updateTitle}
      closeLabel={texts.close}
    >
      <form {...act.form} onKeyDown={sendOnCtrlEnter}>
        <TargetFields updateId={updateId} submissionId={act.submissionId} />
        <DialogSection>{children(act.state.fields ?? {})}</DialogSection>
        <DialogFooter>
          <Button variant="quiet" onClick={onClose}>
            {texts.cancel}
          </Button>
          <SubmitButton pending={act.pending} pendingLabel={texts.saving}>
            {texts.save}
          </SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
