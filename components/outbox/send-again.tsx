import { useTranslations } from "next-intl";
import { ActButton } from "@/components/dashboard/act-button";
import { sendMailAgain } from "@/lib/outbox/actions";

/** "Send again", for mails that failed. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("outbox");
  const lost = useTranslations("dashboard")("lost");
  return (
    <ActButton
      act={sendMailAgain}
      fields={{ mailId }}
      variant="default"
      texts={{ label: t("again"), pending: t("sending"), done: t("queued"), lost }}
    />
  );
}
