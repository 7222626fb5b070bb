"use client";

import { DialogForm, type DialogFormProps } from "@/components/form/dialog-form";
import { useLabels } from "@/components/form/use-labels";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";

export interface ChangeDialogProps
  extends Pick<DialogFormProps, "open" | "onClose" | "action" | "title" | "done" | "children"> {
  /** What is stored now, by field. */
  update: { id: string; title: string };
}

/** One small change of an update. Wrong input is said beside the field, a lost race on the card. */
export function ChangeDialog({ update, ...dialog }: ChangeDialogProps) {
  const report = useCardReport();
  return (
    <DialogForm
      {...dialog}
      description={update.title}
      hidden={{ updateId: update.id }}
      submissionId
      values={update}
      labels={useLabels((words) => words.updates.fields)}
      onDone={() => report(null)}
      onRefused={(state) => {
        if (state.code === "invalid") return;
        dialog.onClose();
        report(refusalOf(state));
      }}
    />
  );
}
