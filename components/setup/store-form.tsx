"use client";

import type { ReactNode } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { SubmitButton } from "@/components/ui/submit-button";
import { chooseStore } from "@/lib/setup/actions";
import { StepFoot } from "./step-foot";

export interface StoreFormProps {
  shopId: string;
  texts: {
    legend: string;
    empty: string;
    emptyHint: string;
    demo: string;
    demoHint: string;
    next: string;
    saving: string;
    lost: string;
  };
  back: ReactNode;
  later: ReactNode;
}

/** An empty shop, or the demo shop beside it; works without scripts. */
export function StoreForm({ shopId, texts, back, later }: StoreFormProps) {
  const { state, kept, pending, form } = useFormAction(chooseStore, { lost: texts.lost });
  const demo = kept?.store === "demo";
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <FormErrors state={state} />
      <ShopField shopId={shopId} />
      <fieldset className="grid gap-2">
        <legend className="sr-only">{texts.legend}</legend>
        <label className="check option">
          <input type="radio" name="store" value="empty" defaultChecked={!demo} />
          <span>
            <b>{texts.empty}</b>
            <span className="block text-sm text-muted">{texts.emptyHint}</span>
          </span>
        </label>
        <label className="check option">
          <input type="radio" name="store" value="demo" defaultChecked={demo} />
          <span>
            <b>{texts.demo}</b>
            <span className="block text-sm text-muted">{texts.demoHint}</span>
          </span>
        </label>
      </fieldset>
      <StepFoot back={back}>
        {later}
        <SubmitButton pending={pending} pendingLabel={texts.saving}>
          {texts.next}
        </SubmitButton>
      </StepFoot>
    </form>
  );
}
