import { useTranslations } from "next-intl";
import { StrangerPage } from "./notice-card";

/** A link there is none of, or that was withdrawn: the two look alike. */
export function UnknownLink() {
  const t = useTranslations("portal.unknown");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
