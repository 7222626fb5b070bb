"use client";

import { useActForm } from "@/components/dashboard/use-act-form";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { sendMailAgain } from "@/lib/outbox/actions";

export interface SendAgainButtonProps {
  mailId: string;
  texts: { button: string; sending: string; done: string; lost: string };
}

export function SendAgainButton({ mailId, texts }: SendAgainButtonProps) {
  const toast = useToast();
  const act = useActForm(sendMailAgain, {
    lost: texts.lost,
    onDone: () => toast({ text: texts.done }),
  });
  return (
    <form {...act.form}>
      <input type="hidden" name="mailId" value={mailId} />
      <SubmitButton variant="default" pending={act.pending} pendingLabel={texts.sending}>
        {texts.button}
      </SubmitButton>
      {act.state.status === "refused" && (
        <FieldError alert className="mt-1.5">
          {act.state.message}
        </FieldError>
      )}
    </form>
  );
}
