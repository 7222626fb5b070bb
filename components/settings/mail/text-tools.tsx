"use client";

import { Form } from "@/components/form/form";
import { useFormInfo } from "@/components/form/form-context";
import { type Pending, Submit } from "@/components/form/submit";
import type { FormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import { Hint } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import { resetText, sendText } from "@/lib/settings/mail/actions";

type Place = { shopId: string; kind: string; locale: string };

export interface TextToolsProps extends Place {
  /** Where a test goes. */
  address: string;
  /** Whether there is anything to take back. */
  changed: boolean;
}

/** A test of the saved words, and the way back to ours. */
export function TextTools({ address, changed, ...place }: TextToolsProps) {
  const t = useTranslations("mailSettings.texts");
  return (
    <div className="grid gap-3">
      <Tool action={sendText} label={t("test")} pending="sending" {...place} />
      <Hint>{t("testSaved", { address })}</Hint>
      {changed && <Tool action={resetText} label={t("reset")} pending="restoring" {...place} />}
    </div>
  );
}

interface ToolProps extends Place {
  action: FormAction;
  label: string;
  pending: Pending;
}

function Tool({ action, label, pending, shopId, ...hidden }: ToolProps) {
  return (
    <Form
      action={action}
      shopId={shopId}
      hidden={hidden}
      errors="none"
      className="grid justify-items-start gap-2"
    >
      <Submit variant="default" pending={pending}>
        {label}
      </Submit>
      <Outcome />
    </Form>
  );
}

/** What came of it, good or bad. */
function Outcome() {
  const { status, message } = useFormInfo().state;
  return (
    <div role="status" className="empty:hidden">
      {status !== "new" && message && (
        <Banner tone={status === "done" ? "good" : "bad"}>{message}</Banner>
      )}
    </div>
  );
}
