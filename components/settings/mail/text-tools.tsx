"use client";

import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { resetText, sendText } from "@/lib/settings/mail/actions";

export interface TextToolsProps {
  shopId: string;
  kind: string;
  locale: string;
  /** Whether there is anything to take back. */
  changed: boolean;
  texts: {
    test: string;
    testHint: string;
    sending: string;
    reset: string;
    resetting: string;
    lost: string;
  };
}

/** A test of the saved words, and the way back to ours. */
export function TextTools({ changed, texts, ...place }: TextToolsProps) {
  return (
    <div className="grid gap-3">
      <Tool
        act={sendText}
        label={texts.test}
        pending={texts.sending}
        lost={texts.lost}
        {...place}
      />
      <Hint>{texts.testHint}</Hint>
      {changed && (
        <Tool
          act={resetText}
          label={texts.reset}
          pending={texts.resetting}
          lost={texts.lost}
          {...place}
        />
      )}
    </div>
  );
}

interface ToolProps {
  act: FormAction;
  label: string;
  pending: string;
  lost: string;
  shopId: string;
  kind: string;
  locale: string;
}

function Tool({ act: action, label, pending, lost, shopId, kind, locale }: ToolProps) {
  const act = useFormAction(action, { lost });
  const { status, message } = act.state;
  return (
    <form {...act.form} className="grid justify-items-start gap-2">
      <ShopField shopId={shopId} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton variant="default" pending={act.pending} pendingLabel={pending}>
        {label}
      </SubmitButton>
      <div role="status" className="empty:hidden">
        {status !== "new" && message && (
          <Banner tone={status === "done" ? "good" : "bad"}>{message}</Banner>
        )}
      </div>
    </form>
  );
}
