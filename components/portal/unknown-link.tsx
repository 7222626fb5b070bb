import { useTranslations } from "@/lib/i18n/use-translations";
import { StrangerPage } from "./notice-card";

/** An unknown or withdrawn link: the two look alike. */
export function UnknownLink() {
  const t = useTranslations("portal.unknown");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
