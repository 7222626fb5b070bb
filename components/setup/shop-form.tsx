"use client";

import type { ReactNode } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import type { ShopFieldTexts } from "@/components/settings/shop-field-texts";
import { ShopFields, type ShopFieldsProps } from "@/components/settings/shop-fields";
import { ShopField } from "@/components/shell/shop-scope";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveShopStep } from "@/lib/setup/actions";
import { StepFoot } from "./step-foot";

export interface ShopFormProps
  extends Pick<ShopFieldsProps, "shop" | "logo" | "zones" | "guessZone"> {
  shopId: string;
  fieldTexts: ShopFieldTexts;
  texts: { next: string; saving: string; lost: string };
  /** "Do this later". */
  later: ReactNode;
}

/** What customers see of the shop; works without scripts. */
export function ShopForm({ shopId, fieldTexts, texts, later, ...stored }: ShopFormProps) {
  const { state, kept, pending, form } = useFormAction(saveShopStep, { lost: texts.lost });
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <FormErrors state={state} names={namesOf(fieldTexts)} line="{name}: {problem}" />
      <ShopField shopId={shopId} />
      <ShopFields {...stored} kept={kept} errors={state.fields} texts={fieldTexts} />
      <StepFoot back={null}>
        {later}
        <SubmitButton pending={pending} pendingLabel={texts.saving}>
          {texts.next}
        </SubmitButton>
      </StepFoot>
    </form>
  );
}

function namesOf({ name, siteUrl, replyTo, postalAddress, ...texts }: ShopFieldTexts) {
  const { timeZone, locale, brand, logo } = texts;
  return { name, siteUrl, replyTo, postalAddress, timeZone, locale, brand, logo: logo.label };
}
