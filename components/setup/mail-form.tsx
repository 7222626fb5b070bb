"use client";

import type { ReactNode } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useActForm } from "@/components/dashboard/use-act-form";
import { TransportFields } from "@/components/settings/mail/transport-fields";
import type { TransportTexts } from "@/components/settings/mail/transport-texts";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { saveMailStep } from "@/lib/setup/actions";
import { StepFoot } from "./step-foot";

export interface MailFormProps {
  shopId: string;
  stored: StoredTransport;
  fieldTexts: TransportTexts;
  texts: {
    installation: string | null;
    next: string;
    saving: string;
    test: string;
    testing: string;
    lost: string;
  };
  /** Back and "Do this later". */
  back: ReactNode;
  later: ReactNode;
}

/** How emails are sent, with a test mail that proves it; works without scripts. */
export function MailForm({ shopId, stored, fieldTexts, texts, back, later }: MailFormProps) {
  const { state, kept, pending, form } = useActForm(saveMailStep, { lost: texts.lost });
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <FormErrors state={state} />
      <ShopField shopId={shopId} />
      {texts.installation && <Banner>{texts.installation}</Banner>}
      <TransportFields stored={stored} texts={fieldTexts} fields={state.fields} kept={kept} />
      <div className="grid justify-items-start gap-3">
        <SubmitButton variant="default" name="test" value="1" pending={pending}>
          {texts.test}
        </SubmitButton>
        <div role="status" className="w-full empty:hidden">
          {state.status === "done" && <Banner tone="good">{state.message}</Banner>}
        </div>
      </div>
      <StepFoot back={back}>
        {later}
        <SubmitButton pending={pending} pendingLabel={texts.saving}>
          {texts.next}
        </SubmitButton>
      </StepFoot>
    </form>
  );
}
