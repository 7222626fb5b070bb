import { useTranslations } from "next-intl";
import { StrangerPage } from "@/components/portal/notice-card";

/** An unknown shop. */
export default function NoShopPage() {
  const t = useTranslations("find");
  return <StrangerPage title={t("noShop")} text={t("noShopText")} />;
}
