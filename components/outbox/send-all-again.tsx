import { ActionButton } from "@/components/form/action-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { sendAllMailsAgain } from "@/lib/outbox/actions";

/** "Send all again", above a list of mails that failed. */
export function SendAllAgain() {
  const t = useTranslations("outbox");
  return (
    <div className="mb-4">
      <ActionButton
        action={sendAllMailsAgain}
        variant="default"
        label={t("sendAllAgain")}
        pending="queuing"
        toastRefusal
      />
    </div>
  );
}
