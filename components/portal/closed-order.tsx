import { useTranslations } from "next-intl";
import { StrangerPage } from "./notice-card";

/** An order that is not open on this device, whether or not there is one. */
export function ClosedOrder() {
  const t = useTranslations("portal.closed");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
