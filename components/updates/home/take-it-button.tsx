"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { take } from "@/lib/updates/home/actions";

export interface TakeItButtonProps {
  updateId: string;
  texts: { button: string; label: string; taken: string; lost: string };
}

/** Takes an unassigned update; says so if a colleague was faster. */
export function TakeItButton({ updateId, texts }: TakeItButtonProps) {
  const toast = useToast();
  const { state, pending, form, submissionId } = useFormAction(take, {
    lost: texts.lost,
    onDone: () => toast({ text: texts.taken }),
    // The row may be gone with the colleague who took it, and its message with it.
    onRefused: (refused) => toast({ text: refused.message ?? texts.lost }),
  });
  return (
    <form {...form} className="relative z-1 shrink-0">
      <input type="hidden" name="updateId" value={updateId} />
      <input type="hidden" name="submissionId" value={submissionId} />
      <SubmitButton variant="link" pending={pending} aria-label={texts.label}>
        {texts.button}
      </SubmitButton>
      {state.status === "refused" && <FieldError>{state.message}</FieldError>}
    </form>
  );
}
