import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { sendMailAgain } from "@/lib/outbox/actions";

/** "Send again", for mails that failed. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("outbox");
  return (
    <ActionButton
      action={sendMailAgain}
      hidden={{ mailId }}
      variant="default"
      label={t("again")}
      pending="queuing"
    />
  );
}
