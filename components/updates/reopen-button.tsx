"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { reopen } from "@/lib/updates/actions";
import { useCardReport } from "./card-notice";
import { refusalOf } from "./refusal-of";
import { TargetFields } from "./target-fields";

export interface ReopenButtonProps {
  updateId: string;
  submissionId: string;
  texts: { button: string; sending: string; done: string; lost: string };
}

export function ReopenButton({ updateId, submissionId, texts }: ReopenButtonProps) {
  const toast = useToast();
  const report = useCardReport();
  const act = useFormAction(reopen, {
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
      <SubmitButton
        variant="default"
        icon="rotate-ccw"
        pending={act.pending}
        pendingLabel={texts.sending}
      >
        {texts.button}
      </SubmitButton>
    </form>
  );
}
