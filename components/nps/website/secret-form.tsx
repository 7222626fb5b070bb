"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Banner } from "@/components/ui/banner";
import { CopyField, type CopyFieldProps } from "@/components/ui/copy-field";
import { Details } from "@/components/ui/layout";
import { SubmitButton } from "@/components/ui/submit-button";
import { type NewSecretState, renewSurveySecret } from "@/lib/nps/website/actions";

export interface SecretFormProps {
  shopId: string;
  /** Whether there is one that would stop working. */
  made: boolean;
  texts: Record<
    "make" | "making" | "renew" | "renewText" | "renewSubmit" | "title" | "text" | "label" | "lost",
    string
  > & { copy: CopyFieldProps["texts"] };
}

/** Makes the secret, or a new one in place of the old, and shows it once. */
export function SecretForm({ shopId, made, texts }: SecretFormProps) {
  const { state, pending, form } = useFormAction(renewSurveySecret, { lost: texts.lost });
  const { secret } = state as NewSecretState;
  const button = (label: string, danger: boolean) => (
    <SubmitButton
      icon={danger ? undefined : "key"}
      variant={danger ? "danger" : "default"}
      pending={pending}
      pendingLabel={texts.making}
    >
      {label}
    </SubmitButton>
  );
  return (
    <div className="grid grid-cols-1 gap-3">
      {secret && (
        <Banner tone="good" icon="key" title={texts.title} role="status">
          <p className="mb-2">{texts.text}</p>
          <CopyField
            mono
            id="survey-secret"
            label={texts.label}
            value={secret}
            texts={texts.copy}
          />
        </Banner>
      )}
      <form {...form} className="grid justify-items-start gap-2">
        <ShopField shopId={shopId} />
        <FormErrors state={state} />
        {made ? (
          <Details key={secret} summary={texts.renew} className="mt-0">
            <p className="mb-2 max-w-[62ch] text-sm">{texts.renewText}</p>
            {button(texts.renewSubmit, true)}
          </Details>
        ) : (
          button(texts.make, false)
        )}
      </form>
    </div>
  );
}
