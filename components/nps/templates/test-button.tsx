import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { FormAnswer, Submit } from "@/components/form/submit";
import { Hint } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import { sendTemplate } from "@/lib/nps/templates/actions";

export interface TestButtonProps {
  templateId: string;
  locale: string;
  shopId: string;
  /** Where the mail goes. */
  address: string;
}

/** Sends the reader what is saved, and says what happened. */
export function TestButton({ templateId, locale, shopId, address }: TestButtonProps) {
  const t = useTranslations("npsTemplates.test");
  return (
    <Form
      action={sendTemplate}
      shopId={shopId}
      hidden={{ templateId, locale }}
      errors="none"
      className="grid justify-items-start gap-2"
    >
      <Submit variant="default" icon="send" pending="sending">
        {t("label")}
      </Submit>
      <Hint>{t("hint", { address })}</Hint>
      <FormErrors />
      <FormAnswer />
    </Form>
  );
}
