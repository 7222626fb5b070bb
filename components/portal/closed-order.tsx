import { useTranslations } from "@/lib/i18n/use-translations";
import { StrangerPage } from "./notice-card";

/** An order that is not open on this device, whether or not there is one. */
export function ClosedOrder() {
  const t = useTranslations("portal.closed");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
