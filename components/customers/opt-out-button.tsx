"use client";

import { useActForm } from "@/components/dashboard/use-act-form";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { stopMailsFor } from "@/lib/customers/actions";

export interface OptOutButtonProps {
  fields: Record<"shop" | "customerId" | "topic", string>;
  texts: { label: string; button: string; sending: string; done: string; lost: string };
}

/** "Stop on request". */
export function OptOutButton({ fields, texts }: OptOutButtonProps) {
  const toast = useToast();
  const act = useActForm(stopMailsFor, {
    lost: texts.lost,
    onDone: () => toast({ text: texts.done }),
  });
  return (
    <form {...act.form}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        variant="default"
        aria-label={texts.label}
        pending={act.pending}
        pendingLabel={texts.sending}
      >
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
