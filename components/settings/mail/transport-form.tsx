"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/dashboard/send-keys";
import { useActForm } from "@/components/dashboard/use-act-form";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { ButtonRow } from "@/components/ui/button";
import { Hint } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveMailTransport } from "@/lib/settings/mail/actions";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { TransportFields } from "./transport-fields";
import type { TransportTexts } from "./transport-texts";

export interface TransportFormProps {
  shopId: string;
  stored: StoredTransport;
  fieldTexts: TransportTexts;
  names: Record<string, string>;
  texts: {
    save: string;
    saveAndTest: string;
    saving: string;
    testHint: string;
    problem: string;
    lost: string;
  };
}

/** How emails are sent, to be saved and proved at once. */
export function TransportForm({ shopId, stored, fieldTexts, names, texts }: TransportFormProps) {
  const act = useActForm(saveMailTransport, { lost: texts.lost });
  const { state } = act;
  return (
    <form {...act.form} noValidate onKeyDown={sendOnCtrlEnter} className="grid gap-4.5">
      <ShopField shopId={shopId} />
      <FormErrors state={state} names={names} line={texts.problem} />
      <TransportFields stored={stored} texts={fieldTexts} fields={state.fields} kept={act.kept} />
      <div role="status" className="empty:hidden">
        {state.status === "done" && <Banner tone="good">{state.message}</Banner>}
      </div>
      <ButtonRow>
        <SubmitButton pending={act.pending} pendingLabel={texts.saving}>
          {texts.save}
        </SubmitButton>
        <SubmitButton
          variant="default"
          name="test"
          value="1"
          aria-describedby="test-hint"
          pending={act.pending}
          pendingLabel={texts.saving}
        >
          {texts.saveAndTest}
        </SubmitButton>
      </ButtonRow>
      <Hint id="test-hint">{texts.testHint}</Hint>
    </form>
  );
}
