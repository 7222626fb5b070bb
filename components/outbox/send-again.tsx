import { ActionButton } from "@/components/form/action-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { sendMailAgain } from "@/lib/outbox/actions";

/** "Send again", for mails that failed. */
export function SendAgain({ mailId }: { mailId: string }) {
  const buttons = useTranslations("buttons");
  return (
    <ActionButton
      action={sendMailAgain}
      hidden={{ mailId }}
      variant="default"
      label={buttons("sendAgain")}
      pending="queuing"
    />
  );
}
