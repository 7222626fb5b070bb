import { useTranslations } from "next-intl";
import { SendAgainButton } from "./send-again-button";

/** "Send again", for mails that failed. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("outbox");
  const lost = useTranslations("dashboard")("lost");
  return (
    <SendAgainButton
      mailId={mailId}
      texts={{ button: t("again"), sending: t("sending"), done: t("queued"), lost }}
    />
  );
}
