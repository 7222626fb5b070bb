"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { sendTemplate } from "@/lib/nps/templates/actions";

export interface TestButtonProps {
  templateId: string;
  shopId: string;
  texts: Record<"label" | "sending" | "hint" | "lost", string>;
}

/** Sends the reader what is saved, and says what happened. */
export function TestButton({ templateId, shopId, texts }: TestButtonProps) {
  const { state, pending, form } = useFormAction(sendTemplate, { lost: texts.lost });
  return (
    <form {...form} className="grid justify-items-start gap-2">
      <ShopField shopId={shopId} />
      <input type="hidden" name="templateId" value={templateId} />
      <SubmitButton variant="default" icon="send" pending={pending} pendingLabel={texts.sending}>
        {texts.label}
      </SubmitButton>
      <Hint>{texts.hint}</Hint>
      <FormErrors state={state} />
      <div role="status" className="empty:hidden">
        {state.status === "done" && state.message && <Banner tone="good">{state.message}</Banner>}
      </div>
    </form>
  );
}
